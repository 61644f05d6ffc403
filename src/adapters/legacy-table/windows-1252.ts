// The 32 places in which Windows-1252 differs from Latin-1. Node's decoder of that name (20 to 22) is Latin-1 in truth.

/** 0x80 to 0x9F in order. */
export const WINDOWS_1252: readonly string[] = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']
