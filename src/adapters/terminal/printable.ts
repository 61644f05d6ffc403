// Text from files on its way to the terminal: nothing in it may drive the terminal.

/** Control characters and text-direction marks shown as \u001b and the like, so that no cell can drive the terminal. */
export function printable(text: string): string {
  return text
    .replace(/\r?\n/g, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}
