import { setTimeout as sleep } from 'node:timers/promises';
import { type Conversation, converse, smtp } from './line-protocol.ts';
import { GROUP_ADDRESS, MAIL_PASSWORD, type MailServer } from './mail-server.ts';

/** A reader in every mailbox, INBOX selected, as webmail keeps them. */
export const openMailboxes = async ({ imapPort, users }: MailServer): Promise<Conversation[]> => {
  const open: Conversation[] = [];
  for (const user of users) {
    const talk = await converse(imapPort);
    await talk.until(/^\* OK/);
    talk.send(`a login ${user}@tinh.test ${MAIL_PASSWORD}\r\n`);
    await talk.until(/^a OK/);
    talk.send('b select INBOX\r\n');
    await talk.until(/^b OK/);
    open.push(talk);
  }
  return open;
};

const message = (pdf: Buffer): Buffer => {
  const lines = pdf.toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    `From: vanthu@tinh.test\r\nTo: ${GROUP_ADDRESS}\r\nSubject: =?utf-8?B?${Buffer.from('Văn bản').toString('base64')}?=\r\nMIME-Version: 1.0\r\n` +
      'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKinh gui.\r\n' +
      `--x\r\nContent-Type: application/pdf; name=van-ban.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--x--\r\n.\r\n`,
  );
};

export type MailTimes = { readonly acceptedMs: number; readonly lastFileMs: number; readonly listedMs: number };

/** From DATA until each mailbox lists it. What watches costs little: file names are counted, then each reader asks once. */
export const mailRound = async (
  server: MailServer,
  readers: readonly Conversation[],
  pdf: Buffer,
): Promise<MailTimes> => {
  const already = server.delivered();
  const bytes = message(pdf);
  const talk = await converse(server.smtpPort);
  await smtp(talk, '', '2');
  await smtp(talk, 'EHLO bench', '2');
  await smtp(talk, 'MAIL FROM:<vanthu@tinh.test>', '2');
  await smtp(talk, `RCPT TO:<${GROUP_ADDRESS}>`, '2');
  const begun = performance.now();
  await smtp(talk, 'DATA', '3');
  talk.send(bytes);
  await talk.until(/^2\d\d /);
  const acceptedMs = performance.now() - begun;
  talk.send('QUIT\r\n');
  talk.close();
  while (server.delivered() < already + server.users.length) {
    if (performance.now() - begun > 120_000) throw new Error(`only ${server.delivered() - already} mails arrived`);
    await sleep(20);
  }
  const lastFileMs = performance.now() - begun;
  await Promise.all(
    readers.map(async (reader) => {
      for (;;) {
        reader.send('c noop\r\n');
        const answer = await reader.until(/^c OK/);
        if (answer.some((line) => / EXISTS$/.test(line))) return;
      }
    }),
  );
  return { acceptedMs, lastFileMs, listedMs: performance.now() - begun };
};
