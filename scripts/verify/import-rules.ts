export interface ImportRule {
  /** Files that the rule is about, by path from the repository's folder. */
  from: RegExp;
  /** Files or packages that they may not reach. */
  to: RegExp;
  /** Exceptions to `to`. */
  except?: RegExp;
  /** Type-only imports vanish and may be let through. */
  typesAllowed?: boolean;
  /** Where the code belongs instead. */
  advice: string;
}

/** Imports run one way: app → components → server → drizzle, and inngest/functions → server. */
export const importRules: readonly ImportRule[] = [
  { from: /^components\//, to: /^app\//, advice: 'what a component needs from app/ belongs in components/ (or comes in as a prop)' },
  {
    from: /^server\//,
    to: /^(app|components)\//,
    advice: 'what server/ shares with pages belongs in server/<domain>/schema.ts, constants.ts or types.ts',
  },
  {
    from: /^server\//,
    to: /^inngest\//,
    except: /^inngest\/(client|events)$/,
    advice:
      'server/ only sends events (inngest/client.ts, inngest/events.ts); what a function does belongs in server/ and is called from inngest/functions/',
  },
  {
    from: /^(server|components|app|inngest|drizzle)\//,
    to: /^(scripts|e2e|bench)\//,
    advice: 'the product does not reach its tools; shared code belongs in server/',
  },
  {
    from: /^drizzle\//,
    to: /^(app|components|server|inngest)\//,
    typesAllowed: true,
    advice: 'drizzle/ only declares tables; constants that a table needs belong in drizzle/schema/columns.ts',
  },
  { from: /^inngest\//, to: /^(app|components)\//, advice: 'what a page and a function share belongs in server/<domain>/' },
  {
    from: /^inngest\/(client|events)$/,
    to: /^(server|drizzle|app|components)\//,
    typesAllowed: true,
    advice: 'server/ imports inngest/client.ts and events.ts, so they import nothing of it: keep them free of it',
  },
  {
    from: /^inngest\/engine\//,
    to: /^(app|components|server|drizzle|inngest\/functions)\//,
    except: /^server\/secrets\/own-secrets$/,
    typesAllowed: true,
    advice: 'the embedded engine speaks to the app over HTTP alone, so that another Inngest can take its place',
  },
  {
    from: /^sample-cloud\//,
    to: /^(app|components|inngest|drizzle|server)\//,
    except: /^server\/collect\//,
    typesAllowed: true,
    advice: 'the sample cloud is AWS to us: it may only know the resource types of server/collect/',
  },
  {
    from: /^server\/(checks|collect)\//,
    to: /^(server\/(db|http|identity|audit|scans|findings|accounts|inventory|live|notifications)(\/|$)|drizzle\/|inngest\/|drizzle-orm|postgres$|next(\/|$))/,
    typesAllowed: true,
    advice: 'collecting and judging run without database or server: storing belongs in server/scans/ or server/inventory/',
  },
];
