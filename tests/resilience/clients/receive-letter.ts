import { randomUUID } from 'node:crypto';
import { acceptAssignmentContract } from '../../../src/modules/documents/operations/accept-assignment.contract.ts';
import { assignIncomingContract } from '../../../src/modules/documents/operations/assign-incoming.contract.ts';
import { finishAssignmentContract } from '../../../src/modules/documents/operations/finish-assignment.contract.ts';
import { getDocumentContract } from '../../../src/modules/documents/operations/get-document.contract.ts';
import { openDocumentContract } from '../../../src/modules/documents/operations/open-document.contract.ts';
import { registerIncomingContract } from '../../../src/modules/documents/operations/register-incoming.contract.ts';
import type { ReceivingOffice } from './people.ts';
import { type SteadyPorts, steadyAct, steadyRead } from './steady-client.ts';

/** Opens, registers, and assigns to the office's handler, who takes it on. Answers the assignment. */
export const takeIn = async (ports: SteadyPorts, office: ReceivingOffice, documentId: string): Promise<string> => {
  const { agencyId, handler } = office;
  const clerk = { call: office.clerk, agencyId };
  await steadyAct(ports, clerk, openDocumentContract, { documentId });
  await steadyAct(ports, clerk, registerIncomingContract, { documentId, idempotencyKey: randomUUID() });
  const assigned = await steadyAct(ports, { call: office.leader, agencyId }, assignIncomingContract, {
    ...{ documentId, lead: { positionId: handler.positionId } },
    ...{ instruction: 'Xử lý theo thẩm quyền', workingDays: 5 },
  });
  // Asked twice, the second answer names no new assignment.
  const assignmentId = assigned?.assignmentIds[0] ?? (await findAssignment(ports, office, documentId)) ?? '';
  await steadyAct(ports, { call: handler.call, agencyId }, acceptAssignmentContract, { assignmentId });
  return assignmentId;
};

const findAssignment = async (ports: SteadyPorts, { handler }: ReceivingOffice, documentId: string) => {
  const page = await steadyRead(ports, () => handler.call(getDocumentContract, { documentId }));
  return page.assignments[0]?.id;
};

/** As `takeIn`, and the handler reports the result, which closes the arrival. */
export const handleLetter = async (ports: SteadyPorts, office: ReceivingOffice, documentId: string): Promise<void> => {
  const assignmentId = await takeIn(ports, office, documentId);
  const { call } = office.handler;
  await steadyAct(
    ports,
    { call, agencyId: office.agencyId },
    finishAssignmentContract,
    { assignmentId, result: 'Đã thực hiện, báo cáo bằng số liệu kèm theo' },
    async () => {
      const page = await call(getDocumentContract, { documentId });
      return page.assignments.some(({ id, state }) => id === assignmentId && state === 'done');
    },
  );
};
