// Why a case waits before it is paid, as a sentence with the command that answers it.

/** `heldFor` as the store gives it: a code, or the word of a relation and the other case's number. */
export function holdReason(heldFor: string): string {
  const [code, other = ''] = heldFor.split(' ')
  switch (code) {
    case 'ROW-HIDDEN':
      return '台账里这一行是隐藏的，先核对：gongtiao ledger pending'
    case 'ROW-GONE':
      return '再次报送的台账里没有这一行了，先核对：gongtiao ledger pending'
    case 'CASE-NO-REPEATED':
      return '同一文件里这个案号有两种内容，先核对：gongtiao ledger pending'
    case 'SHARES-UNREADABLE':
      return '分工份额看不懂，先更正：gongtiao ledger pending'
    case 'PAID-UNREADABLE':
      return '“已发”一栏看不懂，先更正，以免发两次：gongtiao ledger pending'
    case 'same-dispute':
      return `与 ${other} 是同一纠纷，只按那一件发放`
    default:
      return `与 ${other} 疑似同一纠纷，先核对：gongtiao case duplicates`
  }
}
