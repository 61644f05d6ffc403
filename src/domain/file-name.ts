// File names made from data: they stay in their folder on every system.

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
const LONGEST_BYTES = 120

/** A name for one file or folder: separators, control and reserved characters become `_`, length is bounded in bytes. */
export function fileName(text: string): string {
  const cleaned = text
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, '_')
    .replace(/^[.\s~-]+|[.\s]+$/g, '_')
  const safe = cleaned === '' || RESERVED.test(cleaned) ? `_${cleaned}` : cleaned
  let kept = ''
  let bytes = 0
  for (const character of safe) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > LONGEST_BYTES) break
    kept += character
  }
  return kept
}
