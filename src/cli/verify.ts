import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeReport } from '../modules/signatures/verify/describe.ts';
import type { VerificationReport } from '../modules/signatures/verify/report.ts';
import { verifyPdf } from '../modules/signatures/verify/verify-pdf.ts';

const USAGE = `Cách dùng: npm run -s verify -- TỆP.pdf [--json] [--trust GỐC.pem …] [--crl DANH-SÁCH.crl …] [--original BẢN-GỐC.pdf]
Kiểm tra chữ ký số của một tệp PDF mà không cần máy chủ. Kết thúc với mã 0 chỉ khi chữ ký hợp lệ, người ký được tin cậy
và tệp không đổi từ khi ký; mã 1 trong mọi trường hợp khác; mã 2 khi gọi sai.
Usage: npm run -s verify -- FILE.pdf [--json] [--trust ROOT.pem …] [--crl LIST.crl …] [--original FILE.pdf]
Exit 0 only when valid, trusted and unchanged since; 1 otherwise; 2 for a wrong call.`;

const EXIT = { valid: 0, refused: 1, usage: 2 } as const;

/** Certificates of a PEM file, or the file itself when it is DER. */
function certificatesOf(path: string, label: 'CERTIFICATE' | 'X509 CRL' = 'CERTIFICATE'): Buffer[] {
  const bytes = readFileSync(path);
  const blocks = bytes
    .toString('latin1')
    .matchAll(new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`, 'g'));
  const found = Array.from(blocks, ([, base64 = '']) => Buffer.from(base64, 'base64'));
  return found.length > 0 ? found : [bytes];
}

/** Without --trust: the root that this installation made for itself, if it has one. */
function defaultAnchors(): string[] {
  const root = join(process.env['DATA_DIR'] || '.data', 'pki', 'root.crt.pem');
  return existsSync(root) ? [root] : [];
}

interface Call {
  readonly file: string;
  readonly json: boolean;
  readonly trust: readonly string[];
  readonly crl: readonly string[];
  readonly original: string | undefined;
}

function readCall(): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        trust: { type: 'string', multiple: true },
        crl: { type: 'string', multiple: true, default: [] },
        original: { type: 'string' },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return undefined;
    return {
      file,
      json: values.json,
      trust: values.trust ?? defaultAnchors(),
      crl: values.crl,
      original: values.original,
    };
  } catch {
    return undefined;
  }
}

async function check(call: Call): Promise<VerificationReport> {
  return verifyPdf(readFileSync(call.file), {
    trustAnchors: call.trust.flatMap((path) => certificatesOf(path)),
    crls: call.crl.flatMap((path) => certificatesOf(path, 'X509 CRL')),
    checkAt: new Date(),
    original: call.original === undefined ? undefined : readFileSync(call.original),
  });
}

const call = readCall();
if (!call) {
  console.error(USAGE);
  process.exitCode = EXIT.usage;
} else {
  try {
    const report = await check(call);
    console.log(call.json ? JSON.stringify(report, null, 2) : describeReport(report));
    process.exitCode = report.verdict === 'valid' ? EXIT.valid : EXIT.refused;
  } catch (error) {
    console.error(`Không đọc được tệp: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = EXIT.usage;
  }
}
