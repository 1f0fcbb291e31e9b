import { type Holes, holesIn, holesOfImages, imageNeeds, imageReads, inspectorNeeds, inspectorReads, unseenUse } from '../can/vulnerable';
import type { Landscape } from '../landscape/landscape';
import { apiEntries, apiNeeds, apiReads } from './api-functions';
import {
  balancedFunctionEntries,
  balancedInstanceEntries,
  behindNeeds,
  behindReads,
  functionBehindNeeds,
  functionBehindReads,
} from './behind-balancers';
import type { Entry } from './entry';
import { urlEntries } from './functions';
import { instanceEntries, instanceNeeds, instanceReads } from './instances';
import {
  balancedServiceEntries,
  definitionOf,
  publicServiceEntries,
  serviceBehindNeeds,
  serviceBehindReads,
  serviceNeeds,
  serviceReads,
} from './services';

export const vulnerableInstanceNeeds = [...instanceNeeds, ...behindNeeds, ...inspectorNeeds] as const;
export const vulnerableInstanceReads = [...instanceReads, ...behindReads, ...inspectorReads] as const;
export const vulnerableServiceNeeds = [...serviceNeeds, ...serviceBehindNeeds, ...imageNeeds] as const;
export const vulnerableServiceReads = [...serviceReads, ...serviceBehindReads, ...imageReads] as const;
export const vulnerableFunctionNeeds = [...apiNeeds, ...functionBehindNeeds, ...inspectorNeeds] as const;
export const vulnerableFunctionReads = [...apiReads, ...functionBehindReads, ...inspectorReads] as const;

/** The same entry, through the holes: possible, since no scan tells whether a request gets to the package. */
const through = (entry: Entry, holes: Holes | null): Entry[] =>
  holes
    ? [
        {
          ...entry,
          exploitability: holes.exploitability,
          takes: {
            why: `${holes.words}: who runs code by it has the credentials of this role`,
            unseen: unseenUse,
            cuts: holes.cut ? [holes.cut] : [],
          },
        },
      ]
    : [];

export const vulnerableInstances = (land: Landscape): Entry[] =>
  [...instanceEntries(land), ...balancedInstanceEntries(land)].flatMap((entry) => {
    const id = land.get('AWS::EC2::Instance', entry.node.id)?.id;
    return through(entry, id ? holesIn([id], entry.node, land) : null);
  });

export const vulnerableServices = (land: Landscape): Entry[] =>
  [...publicServiceEntries(land), ...balancedServiceEntries(land)].flatMap((entry) => {
    const service = land.get('AWS::ECS::Service', entry.node.id);
    const containers = (service && definitionOf(service, land)?.data.containerDefinitions) ?? [];
    return through(entry, holesOfImages([...new Set(containers.flatMap(({ image }) => image ?? []))], entry.node, land));
  });

export const vulnerableFunctions = (land: Landscape): Entry[] =>
  [...urlEntries(land), ...apiEntries(land), ...balancedFunctionEntries(land)].flatMap((entry) =>
    through(entry, holesIn([entry.node.id, `${entry.node.id}:$LATEST`], entry.node, land)),
  );
