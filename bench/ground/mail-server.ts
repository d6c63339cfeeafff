import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../tests/resilience/free-port.ts';
import { converse } from './line-protocol.ts';

export const MAIL_PASSWORD = 'bench';
export const GROUP_ADDRESS = 'tat-ca@tinh.test';

export type MailServer = {
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly users: readonly string[];
  readonly pids: readonly number[];
  readonly versions: string;
  /** Files lying in the mailboxes of all users. */
  delivered(): number;
  stop(): Promise<void>;
};

const idOf = (user: string, flag: '-u' | '-g') => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));

const dovecotConf = (run: string, ports: { imap: number; lmtp: number }, mail: { uid: number; gid: number }) => `
base_dir = ${run}/dovecot
state_dir = ${run}/dovecot
log_path = ${run}/dovecot.log
listen = 127.0.0.1
protocols = imap lmtp
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = ${mail.uid}
mail_uid = ${mail.uid}
mail_gid = ${mail.gid}
mail_location = maildir:~/Maildir
passdb {
  driver = static
  args = password=${MAIL_PASSWORD}
}
userdb {
  driver = static
  args = uid=${mail.uid} gid=${mail.gid} home=${run}/mail/%n allow_all_users=yes
}
default_process_limit = 1000
service imap-login {
  service_count = 0
  process_min_avail = 2
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service imap {
  process_limit = 1200
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service lmtp {
  process_min_avail = 4
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
mail_max_userip_connections = 2000
`;

const mainCf = (run: string, lmtp: number) => `
compatibility_level = 3.6
queue_directory = ${run}/spool
data_directory = ${run}/postfix-data
maillog_file = ${run}/postfix.log
maillog_file_prefixes = ${run}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = bench.tinh.test
mydestination =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = tinh.test
virtual_mailbox_maps = static:ok
virtual_alias_maps = texthash:${run}/aliases
virtual_alias_expansion_limit = 20000
virtual_transport = lmtp:inet:127.0.0.1:${lmtp}
lmtp_destination_recipient_limit = 50
message_size_limit = 52428800
smtpd_recipient_restrictions = permit_mynetworks, reject
`;

const masterCf = (smtp: number) => `
127.0.0.1:${smtp} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

const untilAnswers = async (port: number, greeting: RegExp): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    try {
      const talk = await converse(port);
      await talk.until(greeting);
      return talk.close();
    } catch (error) {
      if (attempt > 200) throw error;
      await sleep(50);
    }
  }
};

const reallyEnded = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([gone, sleep(5_000)]);
};

/** Debian's Postfix → Dovecot (LMTP, Maildir: the fastest of their stores for this) in a scratch folder, no system service touched. Needs root, as Postfix does. */
export const startMailServer = async (users: number): Promise<MailServer> => {
  const run = await mkdtemp(join(tmpdir(), 'kinhbac-mail-'));
  chmodSync(run, 0o755);
  const [smtp, imap, lmtp] = [await freePort(), await freePort(), await freePort()];
  const mail = { uid: idOf('mail', '-u'), gid: idOf('mail', '-g') };
  const names = Array.from({ length: users }, (_, n) => `cq${n}`);
  for (const folder of ['mail', 'dovecot', 'spool', 'postfix-data', 'postfix']) mkdirSync(join(run, folder));
  chownSync(join(run, 'mail'), mail.uid, mail.gid);
  chownSync(join(run, 'postfix-data'), idOf('postfix', '-u'), idOf('postfix', '-g'));
  writeFileSync(join(run, 'aliases'), `${GROUP_ADDRESS} ${names.map((name) => `${name}@tinh.test`).join(', ')}\n`);
  writeFileSync(join(run, 'dovecot.conf'), dovecotConf(run, { imap, lmtp }, mail));
  writeFileSync(join(run, 'postfix', 'main.cf'), mainCf(run, lmtp));
  writeFileSync(join(run, 'postfix', 'master.cf'), masterCf(smtp));
  const dovecot = spawn('/usr/sbin/dovecot', ['-F', '-c', join(run, 'dovecot.conf')], { stdio: 'ignore' });
  execFileSync('/usr/sbin/postfix', ['-c', join(run, 'postfix'), 'check'], { stdio: 'ignore' });
  // `master -d`, not `postfix start-fg`: only so does SIGTERM end all of it.
  const postfix = spawn('/usr/lib/postfix/sbin/master', ['-c', join(run, 'postfix'), '-d'], {
    stdio: 'ignore',
    detached: true,
  });
  await untilAnswers(imap, /^\* OK/);
  await untilAnswers(smtp, /^220 /);
  const output = (command: string, args: string[]) => execFileSync(command, args, { encoding: 'utf8' }).trim();
  return {
    smtpPort: smtp,
    imapPort: imap,
    users: names,
    pids: [dovecot.pid ?? 0, postfix.pid ?? 0],
    versions: `Postfix ${output('/usr/sbin/postconf', ['-h', '-c', join(run, 'postfix'), 'mail_version'])}, Dovecot ${output('/usr/sbin/dovecot', ['--version'])}`,
    delivered: () => {
      let files = 0;
      for (const name of readdirSync(join(run, 'mail')))
        for (const folder of ['new', 'cur'])
          try {
            files += readdirSync(join(run, 'mail', name, 'Maildir', folder)).length;
          } catch {
            // A mailbox begins with its first delivery.
          }
      return files;
    },
    stop: async () => {
      await Promise.all([reallyEnded(postfix), reallyEnded(dovecot)]);
      await rm(run, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
};
