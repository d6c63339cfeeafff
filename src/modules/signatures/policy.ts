import { own, type Policy } from '../../platform/access/index.ts';

/**
 * Who may reach the wrapping of a private key: its holder only. Certificates and signatures are public facts.
 */
export const signingKeyPolicy: Policy = {
  table: 'signatures.signing_key',
  right: 'read',
  branches: [
    {
      name: 'own-key',
      vi: 'Khóa ký của chính người đang dùng',
      en: 'The key belongs to the person who acts',
      when: own('person_id', 'personId'),
    },
    {
      name: 'key-of-own-agency',
      vi: 'Khóa ký của cơ quan mà vị trí công tác đang dùng thuộc về',
      en: 'The key belongs to the agency of the position acted for',
      when: own('agency_id', 'agencyId'),
    },
  ],
};
