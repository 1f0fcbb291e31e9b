/** Rows of a page. */
export const pageSize = 50;

export const resourceSorts = ['firstSeen', '-firstSeen', 'changed', '-changed', 'name', '-name'] as const;
export const findingFilters = ['with', 'without'] as const;

/** Tag keys that an organization can require. */
export const requiredTagsAtMost = 30;

/** Formats of the inventory's export. */
export const inventoryFormats = ['csv', 'json'] as const;
