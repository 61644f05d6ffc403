// The stream to the person: a reader who has gone stops the writing quietly, a full device is an error.
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { openStream } from '../../src/adapters/stdout.ts'

/** A terminal that takes `room` writes and then fails with `code`. */
function device(room: number, code: string): { readonly target: NodeJS.WriteStream; readonly taken: string[] } {
  const taken: string[] = []
  const target = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      if (taken.length >= room) return done(Object.assign(new Error(code), { code }))
      taken.push(String(chunk))
      done()
    },
  })
  return { target: Object.assign(target, { isTTY: false }) as unknown as NodeJS.WriteStream, taken }
}

describe('a stream', () => {
  it.each(['EPIPE', 'EOF'])('that the reader has left (%s) says so, without an error', async (code) => {
    const { target, taken } = device(1, code)
    const stream = openStream(target)
    expect(await stream.write('一\n')).toBe(true)
    expect(await stream.write('二\n')).toBe(false)
    expect(await stream.write('三\n')).toBe(false)
    expect(taken).toEqual(['一\n'])
  })

  it('on a full device is an error with a sentence', async () => {
    const stream = openStream(device(0, 'ENOSPC').target)
    await expect(stream.write('一\n')).rejects.toMatchObject({
      code: 'OUTPUT-FAILED',
      message: expect.stringContaining('磁盘已满'),
    })
  })

  it('that is no terminal has no columns', () => {
    expect(openStream(device(1, '').target)).toMatchObject({ isTerminal: false, columns: null })
  })

  it('that is a terminal has as many as it says', () => {
    const { target } = device(1, '')
    Object.assign(target, { isTTY: true, columns: 80 })
    expect(openStream(target)).toMatchObject({ isTerminal: true, columns: 80 })
  })
})
