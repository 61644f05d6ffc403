import { describe, expect, it } from 'vitest'
import type { LedgerContext } from '../../src/ledger/context.ts'
import { decodeRows, indexOf, type RowChange, toldOf } from './decode-rows.ts'
import { covered, number, SMALL_ROSTER } from './support.ts'

const ROSTER: Partial<LedgerContext> = { roster: SMALL_ROSTER }

function told(change: RowChange, context: Partial<LedgerContext> = {}): string[] {
  return decodeRows([change], context).flatMap(toldOf)
}

describe('同上', () => {
  it.each(['同上', '〃', '″', '"', ' 同 上 ', '〃〃', '同上一行', '“', "''"])(
    '%s takes what the row above says',
    (ditto) => {
      const change: RowChange = {
        caseNo: '（2017）翠人调字第2号',
        acceptedOn: ditto,
        station: ditto,
        mediators: ditto,
        disputeType: ditto,
        grade: ditto,
        source: ditto,
        applicant: ditto,
        outcome: ditto,
        note: ditto,
      }
      const [first, second] = decodeRows([{ applicant: '王五', applicantId: '', note: '甲' }, change], ROSTER)
      expect([first, second].flatMap((one) => (one === undefined ? [] : toldOf(one)))).toEqual([])
      const { facts } = second?.decoded ?? {}
      expect(facts).toMatchObject({ acceptedOn: '2017-10-05', grade: '一般', source: '当事人申请', note: '甲' })
      expect(facts?.parties[0]?.name).toBe('王五')
      expect(second?.decoded?.station).toBe('新街派出所')
    },
  )

  it('runs on from row to row, through merged cells and numbers', () => {
    const results = decodeRows([
      { acceptedOn: number('43013', true), station: '南岸派出所' },
      { caseNo: '2号', acceptedOn: '同上', station: covered(2, indexOf('station'), '南岸派出所') },
      { caseNo: '3号', acceptedOn: '〃', station: '同上' },
      { caseNo: '4号', acceptedOn: '〃', station: covered(4, indexOf('station'), '同上') },
    ])
    expect(results.flatMap(toldOf)).toEqual([])
    expect(results.map(({ decoded }) => [decoded?.station, decoded?.facts.acceptedOn])).toEqual(
      Array.from({ length: 4 }, () => ['南岸派出所', '2017-10-05']),
    )
  })

  it('is nothing in the first row, below a blank, and below what cannot be read', () => {
    expect(told({ acceptedOn: '同上' })).toEqual(['refused DITTO-ABOVE acceptedOn'])
    expect(told({ county: '同上' })).toEqual(['pending DITTO-ABOVE county'])
    const [, below] = decodeRows([
      { acceptedOn: '2017-02-30', station: '/', note: { kind: 'fault', text: '#REF!' }, agreedOn: '待定' },
      { acceptedOn: '同上', station: '〃', note: '同上', agreedOn: '同上' },
    ])
    expect(below === undefined ? [] : toldOf(below)).toEqual([
      'refused DITTO-ABOVE acceptedOn',
      'refused DITTO-ABOVE station',
      'pending DITTO-ABOVE agreedOn',
      'pending DITTO-ABOVE note',
    ])
    expect(below?.problems[0]?.problem.message).toBe('写的是“同上”，上一行这一栏却读不出来')
  })

  it('does not do for what each row has of its own', () => {
    const ditto = '同上'
    const [, below] = decodeRows([
      {},
      { caseNo: ditto, amount: ditto, applicantId: ditto, applicantPhone: '〃', respondentId: ditto },
    ])
    expect(below === undefined ? [] : toldOf(below)).toEqual([
      'refused DITTO-NOT-HERE caseNo',
      'refused DITTO-NOT-HERE amount',
      'pending DITTO-NOT-HERE applicantId',
      'pending DITTO-NOT-HERE applicantPhone',
      'pending DITTO-NOT-HERE respondentId',
    ])
  })

  it('in a cell merged from the left belongs to that column', () => {
    const results = decodeRows([
      {},
      { caseNo: '2号', applicant: '同上', applicantId: covered(3, indexOf('applicant'), '同上') },
    ])
    expect(results.flatMap(toldOf)).toEqual([])
    expect(results[1]?.decoded?.facts.parties[0]).toMatchObject({ name: '张三', residentId: null })
  })
})

describe('dates, sums and words of a row', () => {
  it.each<[RowChange, string[]]>([
    [{ acceptedOn: '17.10.5' }, []],
    [{ acceptedOn: '43013' }, ['warning DATE-SERIAL acceptedOn']],
    [{ acceptedOn: '10月5日' }, ['refused DATE-UNREADABLE acceptedOn']],
    [{ amount: '1000-2000' }, ['refused AMOUNT-RANGE amount']],
    [{ amount: number('43013', true) }, ['refused AMOUNT-UNREADABLE amount']],
    [{ grade: '一般纠纷类' }, []],
    [{ outcome: '调解成功（已履行）' }, []],
    [{ disputeType: '2' }, ['warning TYPE-UNLISTED disputeType']],
    [{ source: '5' }, ['warning SOURCE-UNLISTED source']],
    [{ disputeType: '邻里', source: '当事人申请。' }, []],
    [{ respondentId: '511502190106150033' }, ['warning PARTY-SAME-ID respondentId']],
    [
      { applicant: '511502190106150033', applicantId: '张三' },
      ['pending NAME-IS-NUMBER applicant', 'pending ID-IS-TEXT applicantId'],
    ],
    [{ applicant: '张三（代理人李五）' }, ['warning NAME-REMARK applicant']],
    [{ mediators: '高文等' }, ['warning PARTY-LIST mediators', 'pending SHARES-UNREADABLE mediators']],
    [{ mediators: '高文（驻所）' }, ['warning NAME-REMARK mediators']],
    [{ applicantAddress: { kind: 'fault', text: '#N/A' } }, ['pending CELL-FAULT applicantAddress']],
    [{ applicant: { kind: 'fault', text: '#N/A' } }, ['pending CELL-FAULT applicant']],
    [{ applicantPhone: '1.38E+10' }, ['pending PHONE-NUMERIC applicantPhone']],
    [{ applicantPhone: '13800000014/0831-8221234' }, ['warning PHONE-COUNT applicantPhone']],
    [{ applicantId: '4403**********0019' }, ['pending ID-MASKED applicantId']],
    [{ applicantId: '511502203106150033' }, ['pending ID-BIRTH-FUTURE applicantId']],
    [{ applicantId: '511502199002300014' }, ['pending ID-BIRTH-DATE applicantId']],
    [{ applicantId: '51150219900101' }, ['pending ID-LENGTH applicantId']],
    [{ applicantId: '511502850505223' }, ['warning ID-OLD applicantId']],
    [{ applicantId: 'E12345678' }, ['warning ID-OTHER applicantId']],
  ])('%o: %o', (change, expected) => {
    expect(told(change)).toEqual(expected)
  })

  it('keeps the words of the lists', () => {
    const [row] = decodeRows([{ disputeType: '邻里', source: '当事人申请。' }])
    expect(row?.decoded?.facts).toMatchObject({ disputeType: '邻里纠纷', source: '当事人申请' })
  })

  it('never stores a number as a name, nor shows one', () => {
    const [row] = decodeRows([
      { applicant: '511502190106150033', note: '５１１５０２１９０１０６１５００３３', agreedOn: '138 0000 0014' },
    ])
    expect(row?.decoded?.facts.parties[0]?.name).toBeNull()
    expect(JSON.stringify(row?.problems)).not.toMatch(/0106150033|138 ?0000 ?0014/)
    const [swapped] = decodeRows(
      [{ mediators: '511502190106150033', caseNo: '511502190106150033', outcome: '也许' }],
      ROSTER,
    )
    expect(JSON.stringify(swapped?.problems.map(({ problem }) => problem))).not.toContain('190106150033')
  })
})

describe('numbers to be given', () => {
  const context = { assignNumbers: true }

  it('a row without one comes with an empty key', () => {
    const [blank, filled] = decodeRows([{ caseNo: '/' }, {}], context)
    expect(blank?.decoded).toMatchObject({ caseKey: '', facts: { caseNo: '' } })
    expect(blank?.problems).toEqual([])
    expect(filled?.decoded?.caseKey).toBe('(2017)翠人调字第1号')
    expect(told({ caseNo: '' })).toEqual(['refused CASE-NO-MISSING caseNo'])
  })

  it('one that cannot be read is refused all the same, and its problems have no key', () => {
    expect(told({ caseNo: '2.024E+07' }, context)).toEqual(['refused CASE-NO-NUMERIC caseNo'])
    const [row] = decodeRows([{ caseNo: '', acceptedOn: '' }], context)
    expect(row?.problems.map(({ caseKey }) => caseKey)).toEqual([null])
  })

  it('rows without one are not the same case', () => {
    const amount = covered(2, indexOf('amount'), number('1200'))
    const results = decodeRows([{ caseNo: '' }, { caseNo: '', amount }], context)
    expect(results.flatMap(toldOf)).toEqual(['refused AMOUNT-MERGED-ACROSS amount'])
  })
})

describe('the mediators of a row', () => {
  const weightsOf = (change: RowChange, context = ROSTER): unknown =>
    decodeRows([change], context)[0]?.decoded?.facts.mediators.map(({ mediator, role, weight }) => [
      mediator,
      role,
      weight,
    ])

  it('are led by whom the marks say', () => {
    expect(weightsOf({ mediators: '吴磊（协办）、高文（主办）' })).toEqual([
      ['高文', 'lead', 1],
      ['吴磊', 'assistant', 1],
    ])
  })

  it('are known by a confirmed alias, once', () => {
    const aliases = [
      { alias: '高闻', mediatorId: 'M001' },
      { alias: '消失的人', mediatorId: 'M999' },
    ]
    const context = { roster: { ...SMALL_ROSTER, aliases } }
    expect(weightsOf({ mediators: '高闻' }, context)).toEqual([['高文', 'lead', 1]])
    expect(weightsOf({ mediators: '高闻、高文、吴磊' }, context)).toEqual([
      ['高文', 'lead', 1],
      ['吴磊', 'assistant', 1],
    ])
    expect(weightsOf({ mediators: '吴磊、高文', shares: '高闻60%、吴磊40%' }, context)).toBeDefined()
    expect(told({ mediators: '高闻' }, context)).toEqual([])
    expect(told({ mediators: '消失的人' }, context)).toEqual(['refused MEDIATOR-UNKNOWN mediators'])
  })

  it.each<[RowChange, number[]]>([
    [{ mediators: '高文、吴磊', shares: '高文60%、吴磊40%' }, [3, 2]],
    [{ mediators: '高文、吴磊', shares: '吴磊40%、高文60%' }, [3, 2]],
    [{ mediators: '高文', assistants: '吴磊', shares: '7:3' }, [7, 3]],
    [{ mediators: '吴磊（协办）、高文（主办）', shares: '3:7' }, [7, 3]],
    [{ mediators: '吴磊（协办）、高文（主办）', shares: '主办70%协办30%' }, [7, 3]],
    [{ mediators: '高文60%、吴磊40%' }, [3, 2]],
    [{ mediators: '高文、吴磊', shares: '平均' }, [1, 1]],
    [{ mediators: '高文、吴磊', shares: '' }, [1, 1]],
    [{ mediators: '高文、吴磊、王五', shares: '高文60%、吴磊40%' }, [3, 2, 0]],
    [{ mediators: '高文、吴磊、王五', shares: '平均' }, [1, 1, 0]],
  ])('%o have the weights %o', (change, expected) => {
    const [row] = decodeRows([change], ROSTER)
    expect(row?.decoded?.facts.mediators.map(({ weight }) => weight)).toEqual(expected)
    expect(row?.problems.filter(({ problem }) => problem.severity !== 'warning')).toEqual([])
  })

  it.each<[RowChange, string]>([
    [{ mediators: '高文、吴磊', shares: '高文60%' }, 'shares'],
    [{ mediators: '高文、吴磊', shares: '见协议' }, 'shares'],
    [{ mediators: '高文、吴磊', shares: '高文60%、王五40%' }, 'shares'],
    [{ mediators: '高文、王五', shares: '高文60%、王五40%' }, 'shares'],
    [{ mediators: '高文60%、吴磊60%' }, 'mediators'],
  ])('%o wait for their shares, which stay equal', (change, field) => {
    const [row] = decodeRows([change], ROSTER)
    expect(
      row?.decoded?.facts.mediators.map(({ mediatorId, weight }) => (mediatorId === null ? 0 : 1) === weight),
    ).toEqual([true, true])
    expect(row === undefined ? [] : toldOf(row)).toContain(`pending SHARES-UNREADABLE ${field}`)
    expect(row?.isPending).toBe(true)
  })

  it('are tested for their shares before there is a roster, too', () => {
    expect(told({ mediators: '高文、吴磊', shares: '见协议' })).toEqual(['pending SHARES-UNREADABLE shares'])
    expect(weightsOf({ mediators: '高文、吴磊', shares: '6:4' }, {})).toEqual([
      ['高文', 'lead', 0],
      ['吴磊', 'assistant', 0],
    ])
  })
})
