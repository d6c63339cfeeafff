import type { Text } from '../../../platform/i18n/index.ts';

type ExplainedBranch = Text & { readonly name: string; readonly holds: boolean };
export type ExplainedPosition = {
  readonly positionId: string;
  readonly title: string;
  readonly agencyName: string;
  readonly delegationForm: string | null;
  readonly allowed: boolean;
  readonly branches: ExplainedBranch[];
};

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** One plain sentence: yes with the branch that grants it, or no with every branch that was tried. */
export const explanationSentence = (personName: string, positions: readonly ExplainedPosition[]): Text => {
  const granting = positions.find((position) => position.allowed);
  if (granting) {
    const branches = granting.branches.filter((branch) => branch.holds);
    const post = `${granting.title}, ${granting.agencyName}`;
    return {
      vi: `Có. ${personName} (${post}) xem được vì: ${branches.map((branch) => lowerFirst(branch.vi)).join('; ')}.`,
      en: `Yes. ${personName} (${post}) can, because: ${branches.map((branch) => lowerFirst(branch.en)).join('; ')}.`,
    };
  }
  const tried = positions[0]?.branches ?? [];
  return {
    vi: `Không. ${personName} không xem được, hoặc không có nội dung này. Không có căn cứ nào đúng trong số: ${tried.map((branch) => lowerFirst(branch.vi)).join('; ')}.`,
    en: `No. ${personName} cannot, or there is no such object. None of these holds: ${tried.map((branch) => lowerFirst(branch.en)).join('; ')}.`,
  };
};
