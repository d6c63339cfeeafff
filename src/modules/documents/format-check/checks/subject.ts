import type { Anatomy } from '../anatomy.ts';
import { ANNEX_ONE, MM } from '../annex-one.ts';
import { fold, isCaps } from '../fold.ts';
import type { PageContent } from '../page-content.ts';
import { type Findings, quoted, STYLE } from '../report.ts';
import { checkBold, checkPlain, checkSize } from './cell-style.ts';
import { lengthFits, lengthOf, ONE_THIRD_TO_HALF, ruleBelow } from './heading.ts';

/** Cell 5a: name of the kind and subject. */
function checkKindName({ pages, kindName, subject }: Anatomy, findings: Findings): void {
  if (kindName === null) return;
  const page = pages[0] as PageContent;
  if (!isCaps(kindName.text)) findings.add('kind-name-caps', 0, quoted(kindName.text), STYLE.caps);
  checkBold(findings, 'kind-name-bold', [kindName]);
  checkSize(findings, 'kind-name-size', [kindName], ANNEX_ONE.sizes.kindName);
  const middle = (kindName.x1 + kindName.x2) / 2;
  if (middle < page.width / 2 - 4 * MM || middle > page.width / 2 + 14 * MM) {
    findings.add(
      'kind-name-position',
      0,
      { vi: 'không canh giữa', en: 'not centred' },
      { vi: 'canh giữa', en: 'centred' },
    );
  }
  const last = subject.at(-1);
  if (last === undefined) return;
  checkBold(findings, 'subject-bold', subject);
  checkSize(findings, 'subject-size', subject, ANNEX_ONE.sizes.subject);
  const rule = ruleBelow(page, last);
  if (rule === undefined) findings.add('subject-rule-missing', 0, STYLE.missing, ONE_THIRD_TO_HALF);
  else if (!lengthFits(rule, subject, ANNEX_ONE.shortRule))
    findings.add('subject-rule-length', 0, lengthOf(rule, last), ONE_THIRD_TO_HALF);
}

/** Cell 5b: the subject of a letter, below its number. */
function checkLetterSubject({ kindName, addressee, letterSubject }: Anatomy, findings: Findings): void {
  if (kindName !== null || addressee === null) return;
  const [first] = letterSubject;
  if (first === undefined) {
    findings.add('letter-subject-missing', 0, STYLE.missing, {
      vi: 'có, bắt đầu bằng “V/v”',
      en: 'present, beginning with “V/v”',
    });
    return;
  }
  if (!/^V\/v /u.test(first.text)) {
    findings.add('letter-subject-prefix', 0, quoted(first.text.split(' ').slice(0, 2).join(' ')), quoted('V/v'));
  }
  checkSize(findings, 'letter-subject-size', letterSubject, ANNEX_ONE.sizes.letterSubject);
  checkPlain(findings, 'letter-subject-style', letterSubject);
}

/** Cell 9a. */
function checkAddressee({ addressee }: Anatomy, findings: Findings): void {
  if (addressee === null) return;
  if (!addressee.text.startsWith('Kính gửi:'))
    findings.add('addressee-form', 0, quoted(addressee.text.slice(0, 20)), quoted('Kính gửi:'));
  checkSize(findings, 'addressee-size', [addressee], ANNEX_ONE.sizes.addressee);
  checkPlain(findings, 'addressee-style', [addressee]);
}

const isRed = (colour: string): boolean => /^#[c-f][0-9a-f][0-4][0-9a-f][0-4][0-9a-f]$/iu.test(colour);

/** Cells 5a, 5b, 9a and 10b. */
export function checkSubject(anatomy: Anatomy, findings: Findings): void {
  checkKindName(anatomy, findings);
  checkLetterSubject(anatomy, findings);
  checkAddressee(anatomy, findings);
  const { urgency } = anatomy;
  if (urgency !== null && fold(urgency.text) !== '' && !isRed(urgency.colour)) {
    findings.add('urgency-colour', 0, urgency.colour, { vi: 'màu đỏ', en: 'red' });
  }
}
