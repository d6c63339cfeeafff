/** `{[1,6),[7,8)}` as `1-5,7`. */
export function fromMultirange(multirange: string): string {
  const parts: string[] = [];
  for (const [, from, to] of multirange.matchAll(/\[(-?\d+),(-?\d+)\)/g)) {
    const last = String(BigInt(to ?? 0) - 1n);
    parts.push(from === last ? last : `${from}-${last}`);
  }
  return parts.join(',');
}

/** How many identifiers `1-5,7` names; asked before they are listed, because an altered range may name billions. */
export function sizeOf(ranges: string): bigint {
  let size = 0n;
  for (const range of ranges.split(',').filter(Boolean)) {
    const [from = '0', to = from] = range.split('-');
    size += BigInt(to) - BigInt(from) + 1n;
  }
  return size;
}

/** The identifiers of `1-5,7`. */
export function idsOf(ranges: string): string[] {
  const ids: string[] = [];
  for (const range of ranges.split(',').filter(Boolean)) {
    const [from = '0', to = from] = range.split('-');
    for (let id = BigInt(from); id <= BigInt(to); id++) ids.push(String(id));
  }
  return ids;
}

/** Each range as PostgreSQL writes it: `[1,5]`, `[7,7]`. */
export function toRangeLiterals(ranges: string): string[] {
  return ranges
    .split(',')
    .filter(Boolean)
    .map((range) => {
      const [from, to = from] = range.split('-');
      return `[${from},${to}]`;
    });
}
