import { columnVisibilityFeature, rowSelectionFeature, tableFeatures } from '@tanstack/react-table';

/** Filtering, sorting and paging are the server's, so the table itself only knows what is shown and chosen. */
export const listFeatures = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
