/** Ascending identifiers as text: `1-5,7,9-12`. */
export function toRanges(ids: readonly bigint[]): string {
  const ranges: [bigint, bigint][] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last && id === last[1] + 1n) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** The same as PostgreSQL's int8multirange literal: `{[1,5],[7,7],[9,12]}`. */
export const toMultirange = (ranges: string): string =>
  `{${ranges
    .split(',')
    .map((range) => {
      const [from, to = from] = range.split('-');
      return `[${from},${to}]`;
    })
    .join(',')}}`;

/** What PostgreSQL answers for a multirange (`{[1,6),[7,8)}`), as our text. */
export function fromMultirange(multirange: string): string {
  const ranges = [...multirange.matchAll(/\[(\d+),(\d+)\)/g)];
  return ranges
    .map(([, from = '', to = '']) => {
      const last = BigInt(to) - 1n;
      return BigInt(from) === last ? from : `${from}-${last}`;
    })
    .join(',');
}
