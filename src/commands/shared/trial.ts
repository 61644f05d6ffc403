// How every command that writes says that it only tried.

/** Before the first line of what a dry run would have done. */
export const trialMark = (isDryRun: boolean): string => (isDryRun ? '（试运行，未写入）' : '')
