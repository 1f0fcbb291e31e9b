import type { WorldRole } from '../../contract';
import type { Draft } from '../draft';
import { addAccount, alternateContact } from '../parts/account';
import { blockAll } from '../parts/bucket';
import { addIamSettings } from '../parts/iam-settings';
import { addOidcProvider, addSamlProvider, addServerCertificate } from '../parts/providers';
import { addCloudLensRoles } from '../roles';
import { addMachineRoles } from './machine-roles';
import { addPeople } from './people';
import { enabledRegions } from './places';
import { addPolicies } from './policies';

const blockHalf = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false };

/** Who may enter production, and the account itself. */
export function addIdentity(draft: Draft, roles: readonly WorldRole[]): void {
  const { clock } = draft;
  addPeople(draft);
  const saml = addSamlProvider(draft, 'lumen-sso', clock.ago(900), clock.ago(-540));
  addSamlProvider(draft, 'first-sso', clock.ago(910), clock.ago(170));
  const github = addOidcProvider(draft, 'token.actions.githubusercontent.com', 'sts.amazonaws.com');
  addMachineRoles(draft, { saml, github });
  addCloudLensRoles(draft, roles, clock.ago(62));
  addPolicies(draft);
  addServerCertificate(draft, 'shop-wildcard-2023', clock.ago(820), clock.ago(89));
  addServerCertificate(draft, 'erp-internal', clock.ago(300), clock.ago(-430));
  addIamSettings(draft, {
    alias: 'lumen-shop',
    created: clock.ago(2710),
    passwordPolicy: clock.turn(
      {
        MinimumPasswordLength: 8,
        RequireSymbols: false,
        RequireNumbers: true,
        RequireUppercaseCharacters: true,
        RequireLowercaseCharacters: true,
        AllowUsersToChangePassword: true,
        ExpirePasswords: false,
      },
      [
        52,
        {
          MinimumPasswordLength: 14,
          RequireSymbols: true,
          RequireNumbers: true,
          RequireUppercaseCharacters: true,
          RequireLowercaseCharacters: true,
          AllowUsersToChangePassword: true,
          ExpirePasswords: false,
          PasswordReusePrevention: 12,
        },
      ],
    ),
    root: { mfa: clock.turn(null, [52, 'virtual' as const]), used: clock.ago(66) },
  });
  addAccount(draft, {
    contact: {
      FullName: 'Lumen Shop GmbH',
      CompanyName: 'Lumen Shop GmbH',
      AddressLine1: 'Kastanienallee 12',
      City: 'Berlin',
      PostalCode: '10435',
      CountryCode: 'DE',
      PhoneNumber: '+49 30 5550 1100',
    },
    billing: alternateContact('BILLING', 'Sophie Lang', 'Head of Finance', 'billing@lumen-shop.example', '+49 30 5550 1120'),
    operations: alternateContact('OPERATIONS', 'Anna Keller', 'Platform Lead', 'platform@lumen-shop.example', '+49 30 5550 1100'),
    security: clock.turn(null, [
      40,
      alternateContact('SECURITY', 'Mira Santos', 'Security Engineer', 'security@lumen-shop.example', '+49 30 5550 1140'),
    ]),
    enabledRegions,
    // Half of it was opened again for the campaign, and stayed open for the press kit.
    publicAccessBlock: clock.turn(null, [38, blockAll], [29, blockHalf]),
  });
}
