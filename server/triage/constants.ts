/** Why a risk is accepted. */
export const exceptionCategories = {
  'business-need': 'Needed for the business',
  'compensating-control': 'Another control covers it',
  'false-positive': 'Not a risk here',
  'will-be-removed': 'Will be removed',
  'fix-planned': 'The fix is planned',
} as const;
export type ExceptionCategory = keyof typeof exceptionCategories;
export const exceptionCategoryNames = Object.keys(exceptionCategories) as [ExceptionCategory, ...ExceptionCategory[]];

/** One act on a filter takes at most this many findings. */
export const bulkCap = 10_000;

/** Where exceptions need a second person, a mute may look away for this long: what is longer is an exception. */
export const muteDaysWithApproval = 30;

export const commentsAtMost = 500;
export const viewsAtMost = 100;

/** Pages whose filters can be kept under a name. */
export const viewPages = ['findings', 'inventory'] as const;
export type ViewPage = (typeof viewPages)[number];
