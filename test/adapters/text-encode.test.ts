// What is written is read back by the platform's own decoders; what cannot be written is refused by name.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeText, type TextEncoding } from '../../src/adapters/text-encode.ts'
import { isAppError } from '../../src/domain/app-error.ts'

const hex = (text: string, encoding: TextEncoding): string => Buffer.from(encodeText(text, encoding)).toString('hex')

describe('encodeText', () => {
  it.each([
    ['中文,a\r\n', 'gb18030', 'd6d0cec42c610d0a'],
    ['喆堃', 'gb18030', '86b488d2'],
    ['龑䶮', 'gb18030', 'fd8cfe9f'],
    // Characters of names outside the two-byte part: four bytes, in the basic plane and beyond.
    ['㛃', 'gb18030', '8230b731'],
    ['𬎆', 'gb18030', '9931de30'],
    ['€', 'gb18030', 'a2e3'],
    ['中', 'utf-8', 'e4b8ad'],
    ['中', 'utf-8-bom', 'efbbbfe4b8ad'],
    ['中', 'utf-16le', 'fffe2d4e'],
  ] as const)('writes %s in %s', (text, encoding, expected) => {
    expect(hex(text, encoding)).toBe(expected)
  })

  it('is read back without loss, whatever the text', () => {
    const decoders = { 'utf-8': 'utf-8', 'utf-8-bom': 'utf-8', 'utf-16le': 'utf-16le', gb18030: 'gb18030' } as const
    // TextDecoder drops a BOM at the head; U+FFFD and private-use characters are refused in GB18030.
    const character = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((text) => !/[\uFEFF\uFFFD\uE000-\uF8FF]/.test(text))
    fc.assert(
      fc.property(
        fc.array(character),
        fc.constantFrom(...(['utf-8', 'utf-8-bom', 'utf-16le', 'gb18030'] as const)),
        (parts, encoding) => {
          const text = parts.join('')
          expect(new TextDecoder(decoders[encoding], { fatal: true }).decode(encodeText(text, encoding))).toBe(text)
        },
      ),
    )
  })

  it('refuses what it cannot write, naming the character', () => {
    const refusal = (text: string, encoding: TextEncoding): unknown => {
      try {
        return encodeText(text, encoding)
      } catch (error) {
        return isAppError(error) ? `${error.code} ${error.message}` : error
      }
    }
    expect(refusal('张\uE78D', 'gb18030')).toBe('TEXT-NOT-ENCODABLE 字符 U+E78D 无法用 gb18030 编码写出，写出会丢字。')
    expect(refusal('\uD800', 'utf-8')).toContain('U+D800')
  })
})
