/** Where the inventory tells of a thing of which only AWS's name is known: an ARN has a page, an id is searched for. */
export const inventoryLink = (idOrArn: string): string =>
  idOrArn.startsWith('arn:') ? `/inventory/${encodeURIComponent(idOrArn)}` : `/inventory?${new URLSearchParams({ q: idOrArn })}`;
