import type { Random } from '../random.ts';
import { answerLetter, issueLetter } from './issue-letter.ts';
import type { IssuingOffice, ReceivingOffice } from './people.ts';
import { handleLetter, takeIn } from './receive-letter.ts';
import type { SteadyPorts } from './steady-client.ts';

export type Cast = {
  readonly sender: IssuingOffice;
  /** The same agency, as it takes the answer in. */
  readonly senderReceives: ReceivingOffice;
  readonly answering: IssuingOffice;
  readonly answeringReceives: ReceivingOffice;
  readonly others: readonly ReceivingOffice[];
};

/** One letter of the department to four agencies: three handle it, one answers by a letter that the department handles in turn. */
export const oneLetter = async (ports: SteadyPorts, cast: Cast, name: string, random: Random): Promise<void> => {
  const others = random.shuffled(cast.others).slice(0, 3);
  const recipients = [cast.answeringReceives.agencyId, ...others.map(({ agencyId }) => agencyId)];
  const documentId = await issueLetter(ports, cast.sender, `báo cáo số liệu ${name}`, recipients);
  const answer = async () => {
    await takeIn(ports, cast.answeringReceives, documentId);
    const answerId = await answerLetter(ports, cast.answering, documentId, cast.sender.agencyId);
    await handleLetter(ports, cast.senderReceives, answerId);
  };
  const ends = await Promise.allSettled([answer(), ...others.map((office) => handleLetter(ports, office, documentId))]);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
};
