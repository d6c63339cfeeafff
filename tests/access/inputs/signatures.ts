import { randomUUID } from 'node:crypto';
import { DEMO_PIN } from '../../../src/first-start/demo-pin.ts';
import type { InputOf } from './index.ts';

/** Somebody else's certificate: whoever asks must learn nothing of it. */
const foreignCertificate = (more: Record<string, string>): InputOf => ({
  make: async ({ world, caller }) => {
    const { rows } = await world.owner.query(
      'select id from signatures.certificate where person_id is not null and person_id <> $1 order by id limit 1',
      [caller.seat?.personId ?? randomUUID()],
    );
    return { input: { id: rows[0]?.id ?? randomUUID(), ...more } };
  },
});

export const signaturesInputs: Readonly<Record<string, InputOf>> = {
  'signatures.set-pin': foreignCertificate({ pin: '482913' }),
  'signatures.change-pin': foreignCertificate({ currentPin: DEMO_PIN, newPin: '482913' }),
  'signatures.verify-file': { make: () => ({ input: { uploadId: randomUUID() } }) },
};
