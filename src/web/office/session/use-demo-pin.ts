import { listMyCertificatesContract } from '../../../modules/signatures/operations/list-my-certificates.contract.ts';
import { useAsk } from '../data/query.ts';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';
import { useMe } from './me.ts';

/** For the hint of a PIN field: what a demonstration's keys open with. Undefined in a real province, where nothing is asked. */
export const useDemoPin = (): string | undefined => {
  const { demo } = useMe();
  const text = useText(officeText);
  const pin = useAsk(listMyCertificatesContract, {}, { enabled: demo }).data?.demoPin;
  return pin ? text.demoPin(pin) : undefined;
};
