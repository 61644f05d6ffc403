// Files of the person: whole or absent, owner-only, never over something that was not meant; words that stand for files.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeFileError, realFiles } from '../../src/adapters/files.ts'
import { newFolder } from '../support/folders.ts'

const once = { force: false }

describe('writing', () => {
  it('makes a file of the owner’s alone and leaves nothing beside it', async () => {
    const folder = newFolder()
    await realFiles(folder).write('甲.txt', '一', once)
    expect(readFileSync(join(folder, '甲.txt'), 'utf8')).toBe('一')
    expect(statSync(join(folder, '甲.txt')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['甲.txt'])
  })

  it('keeps an existing file unless forced', async () => {
    const folder = newFolder()
    const files = realFiles(folder)
    await files.write('甲.txt', '一', once)
    await expect(files.write('甲.txt', '二', once)).rejects.toMatchObject({ code: 'OUTPUT-EXISTS' })
    expect(readFileSync(join(folder, '甲.txt'), 'utf8')).toBe('一')
    await files.write('甲.txt', '二', { force: true })
    expect(readFileSync(join(folder, '甲.txt'), 'utf8')).toBe('二')
  })

  it('takes the same bytes again where an export may be repeated, other bytes not', async () => {
    const files = realFiles(newFolder())
    const again = { force: false, keepSame: true }
    await files.write('甲.txt', '一', again)
    await expect(files.write('甲.txt', '一', again)).resolves.toBeUndefined()
    await expect(files.write('甲.txt', '二', again)).rejects.toMatchObject({ code: 'OUTPUT-EXISTS' })
  })

  it('never follows a link nor replaces a folder, even when forced', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, '别处.txt'), '别处')
    symlinkSync(join(folder, '别处.txt'), join(folder, '链接.txt'))
    mkdirSync(join(folder, '夹'))
    const files = realFiles(folder)
    await expect(files.write('链接.txt', '一', { force: true })).rejects.toMatchObject({ code: 'OUTPUT-IS-LINK' })
    await expect(files.write('夹', '一', { force: true })).rejects.toMatchObject({ code: 'FILE-IS-FOLDER' })
    expect(readFileSync(join(folder, '别处.txt'), 'utf8')).toBe('别处')
  })

  it('into a folder that is not there is told with its name, and makes nothing', async () => {
    const folder = newFolder()
    const writing = realFiles(folder).write(join('没有', '甲.txt'), '一', once)
    await expect(writing).rejects.toMatchObject({ message: expect.stringContaining('没有') })
    expect(existsSync(join(folder, '没有'))).toBe(false)
  })
})

describe('words that stand for files', () => {
  const folder = newFolder()
  const kinds = ['c.XLS', 'd.et', 'e.xlsm', 'f.htm', 'g.html', 'h.ods', 'i.txt', 'j.tsv', 'k.mht']
  for (const name of [
    'b.csv',
    'a.xlsx',
    'c.md',
    'x.xlsb',
    '~$a.xlsx',
    '.d.csv',
    '.~lock.a.xlsx#',
    '台账(1).csv',
    ...kinds,
  ])
    writeFileSync(join(folder, name), '')
  mkdirSync(join(folder, '空'))
  const files = realFiles(folder)
  const names = async (word: string): Promise<readonly string[]> =>
    (await files.expand(word)).map((path) => path.slice(folder.length + 1))

  it('a folder: its ledgers in order, without what an open program leaves', async () => {
    expect(await names('.')).toEqual(['a.xlsx', 'b.csv', '台账(1).csv', ...kinds].sort())
  })

  it.each([
    ['*.csv', ['b.csv', '台账(1).csv']],
    ['*.xlsx', ['a.xlsx']],
    ['.*.csv', ['.d.csv']],
    ['台账*', ['台账(1).csv']],
    ['?.csv', ['b.csv']],
    ['台账(1).csv', ['台账(1).csv']],
  ])('the pattern %s', async (word, expected) => {
    expect(await names(word)).toEqual([...expected].sort())
  })

  it('nothing found is said', async () => {
    await expect(files.expand('空')).rejects.toMatchObject({ code: 'FOLDER-EMPTY' })
    await expect(files.expand('*.wk1')).rejects.toMatchObject({ code: 'FILE-MISSING' })
  })
})

describe('what the system says of a file', () => {
  it.each([
    ['ENOENT', 'FILE-MISSING'],
    ['EACCES', 'FILE-DENIED'],
    ['EPERM', 'FILE-DENIED'],
    ['EBUSY', 'FILE-BUSY'],
    ['ENOSPC', 'DISK-FULL'],
    ['EDQUOT', 'DISK-FULL'],
    ['EROFS', 'FILE-READ-ONLY'],
    ['EISDIR', 'FILE-IS-FOLDER'],
    ['EIO', 'FILE-IO'],
    ['ENAMETOOLONG', 'FILE-NAME-LONG'],
  ])('%s is %s', (code, expected) => {
    const known = describeFileError(Object.assign(new Error('x'), { code, path: '/某处/甲.csv' }))
    expect(known).toMatchObject({
      code: expected,
      message: expect.stringContaining('甲.csv'),
      hint: expect.any(String),
    })
  })

  it('anything else is a mistake of ours', () => {
    for (const error of [new Error('x'), Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }), 'text', null])
      expect(describeFileError(error)).toBeNull()
  })
})
