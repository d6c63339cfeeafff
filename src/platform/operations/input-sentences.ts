import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type Sentences = Readonly<Record<'missing' | 'kind' | 'form' | 'choice' | 'unknown' | 'other', string>>;

const VI: Sentences = {
  missing: 'còn thiếu',
  kind: 'sai kiểu dữ liệu',
  form: 'sai dạng thức',
  choice: 'không nằm trong các giá trị cho phép',
  unknown: 'không nhận mục này',
  other: 'không hợp lệ',
};
const EN: Sentences = {
  missing: 'is missing',
  kind: 'is of the wrong kind',
  form: 'has the wrong form',
  choice: 'is not one of the allowed values',
  unknown: 'is not a known field',
  other: 'is not valid',
};
/** What is counted, by zod's names. */
const UNITS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  string: ['ký tự', 'characters'],
  array: ['mục', 'items'],
};

const sizeOf = (issue: Issue & { code: 'too_small' | 'too_big' }, language: 0 | 1): string => {
  const limit = issue.code === 'too_small' ? issue['minimum'] : issue['maximum'];
  const words = { too_small: ['ít nhất', 'at least'], too_big: ['nhiều nhất', 'at most'] }[issue.code];
  const unit = UNITS[String(issue['origin'])]?.[language];
  const verb = language === 0 ? 'phải có giá trị' : 'must be';
  const count = language === 0 ? 'phải có' : 'must have';
  return unit ? `${count} ${words[language]} ${limit} ${unit}` : `${verb} ${words[language]} ${limit}`;
};

const say = (issue: Issue, language: 0 | 1): string => {
  const words = language === 0 ? VI : EN;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? words.missing : words.kind;
    case 'too_small':
    case 'too_big':
      return sizeOf(issue as Issue & { code: 'too_small' | 'too_big' }, language);
    case 'invalid_format':
      return words.form;
    case 'invalid_value':
      return issue.input === undefined ? words.missing : words.choice;
    case 'unrecognized_keys':
      return words.unknown;
    default:
      return words.other;
  }
};

/** Sentences for zod's findings, in the words of people; a schema's own message wins. */
export const viIssue = (issue: Issue): string => say(issue, 0);
export const enIssue = (issue: Issue): string => say(issue, 1);
