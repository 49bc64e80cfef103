/** `1,234,567`. Not `toLocaleString`: the first call of a process takes longer than reading a small log. */
export function groupDigits(whole: number): string {
  return String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
