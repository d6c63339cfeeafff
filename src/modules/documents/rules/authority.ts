/** Under which title an act is signed (Decree 30/2020/NĐ-CP, Article 13 and Annex I part II item 7a). */
export type Signing = {
  /** Name of the issuing body as printed at the top. */
  readonly issuerName: string;
  /** A body that decides together, such as a People's Committee: its documents are signed on behalf of it (TM.). */
  readonly collective: boolean;
  /** The body's head decides alone (`CHỦ TỊCH ỦY BAN NHÂN DÂN …` resolves): then no TM. line stands there. */
  readonly headDecides: boolean;
  /** Title of the head of the body: `Chủ tịch`, `Giám đốc`. */
  readonly headTitle: string;
  readonly signer: { readonly title: string; readonly rank: 'head' | 'deputy' | 'member'; readonly isLeader: boolean };
  /** Set when signed by delegation: title of whose acts are done, title of who does them. */
  readonly delegation: { readonly form: string; readonly fromTitle: string; readonly toTitle: string } | null;
};

const COLLECTIVE = /^(Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND)(?=\s|$)/iu;

/** Whether a body with this name decides together. */
export const isCollective = (issuerName: string): boolean => COLLECTIVE.test(issuerName.normalize('NFC'));

/** A title as printed under the authority: the body's own name is not repeated, `Chủ tịch UBND xã` becomes `Chủ tịch`. */
export const bareTitle = (title: string): string =>
  title
    .normalize('NFC')
    .replace(/\s+(UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)(\s.*)?$/iu, '')
    .replace(/\s+Sở(\s.*)?$/u, '')
    .trim();

/** `Trưởng phòng` of `Phòng Nội vụ` signs as `Trưởng phòng Nội vụ`. */
export const fullTitle = (title: string, unitName: string): string => {
  const [, kind = '', rest] = /^(Phòng|Ban|Trung tâm)\s+(.+)$/u.exec(unitName.normalize('NFC')) ?? [];
  return rest !== undefined && title.toLocaleLowerCase('vi').endsWith(kind.toLocaleLowerCase('vi'))
    ? `${title} ${rest}`
    : title;
};

/** The name of a collective body as it follows TM.: without its place. */
const collectiveName = (issuerName: string): string => {
  const found = COLLECTIVE.exec(issuerName.normalize('NFC'))?.[1] ?? issuerName;
  return found.toLocaleUpperCase('vi').replace('UBND', 'ỦY BAN NHÂN DÂN').replace('HĐND', 'HỘI ĐỒNG NHÂN DÂN');
};

/**
 * The lines above the signature, from top to bottom.
 * KT. for the deputy of a head, TL. by order, TUQ. by written mandate, TM. on behalf of a body that decides together.
 */
export const authorityLines = (signing: Signing): string[] => {
  const caps = (text: string) => bareTitle(text).toLocaleUpperCase('vi');
  const { delegation, signer } = signing;
  if (delegation !== null && delegation.form !== 'KT')
    return [`${delegation.form}. ${caps(delegation.fromTitle)}`, caps(delegation.toTitle)];
  const onBehalf = signing.collective && !signing.headDecides ? [`TM. ${collectiveName(signing.issuerName)}`] : [];
  if (delegation !== null) return [...onBehalf, `KT. ${caps(delegation.fromTitle)}`, caps(delegation.toTitle)];
  if (signer.rank === 'head' && signer.isLeader) return [...onBehalf, caps(signer.title)];
  if (signer.isLeader) return [...onBehalf, `KT. ${caps(signing.headTitle)}`, caps(signer.title)];
  return [`TL. ${caps(signing.headTitle)}`, caps(signer.title)];
};
