import { createPerson } from '../../src/cli/person.ts';
import type { Office } from '../../src/cli/walk-to-issue.ts';
import { DEMO_PIN } from '../../src/first-start/demo-pin.ts';
import { DEMO_PASSWORD } from '../../src/modules/organization/index.ts';

export const PASSWORD = DEMO_PASSWORD;
export const PIN = DEMO_PIN;

export const demoPerson = async (url: string, username: string) => {
  const person = createPerson(url);
  await person.signIn(username, PASSWORD);
  return person;
};

/** The people of Sở Nội vụ through whose hands a document goes, signed in without a browser. */
export const homeAffairs = async (url: string): Promise<Office> => ({
  specialist: await demoPerson(url, 'snv.chuyenvien'),
  head: await demoPerson(url, 'snv.truongphong'),
  clerk: await demoPerson(url, 'snv.vanthu'),
  leader: await demoPerson(url, 'snv.giamdoc'),
});
