import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { toDataURL } from 'qrcode';
import { useEffect, useState } from 'react';
import { showDateTime } from '../../../web/office/language/dates.ts';
import { useText } from '../../../web/office/language/language.ts';
import { officeText } from '../../../web/office/messages/office-text.ts';
import { useMe } from '../../../web/office/session/me.ts';
import { Page } from '../../../web/office/ui/page.tsx';
import type { ActivationSlip } from '../operations/account-shapes.ts';
import './accounts.css';
import { accountsText } from './messages/accounts-text.ts';

const activationUrl = (username?: string) =>
  `${location.origin}/kich-hoat${username ? `?ten=${encodeURIComponent(username)}` : ''}`;

/** What was just issued, one page a person. The codes live in this page only: leaving it forgets them. */
export const Slips = ({
  slips,
  onDone,
}: {
  readonly slips: readonly ActivationSlip[];
  readonly onDone: () => void;
}) => {
  const text = useText(accountsText);
  return (
    <Page
      title={text.slips}
      under={text.slipsReady(slips.length)}
      actions={
        <>
          <Button onClick={onDone}>{text.slipsDone}</Button>
          <Button type="primary" autoFocus icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {text.print}
          </Button>
        </>
      }
    >
      <Alert className="kb-note" type="warning" showIcon title={text.slipsOnce} />
      <div className="kb-slips">
        {slips.map((slip) => (
          <Slip key={slip.personId} slip={slip} />
        ))}
      </div>
    </Page>
  );
};

const Slip = ({ slip }: { readonly slip: ActivationSlip }) => {
  const text = useText(accountsText).slip;
  const office = useText(officeText);
  const { demo } = useMe();
  const [qr, setQr] = useState<string>();
  useEffect(() => {
    // The code is not in it: a picture of the screen or a browser's history must not be enough.
    toDataURL(activationUrl(slip.username), { width: 320, margin: 1 }).then(setQr, () => setQr(undefined));
  }, [slip.username]);
  return (
    <article className="kb-slip" aria-label={`${text.title}: ${slip.personName}`}>
      <header>
        <strong>{slip.agencyName ?? office.province}</strong>
        <span>
          {office.product}
          {demo && ` · ${office.demo}`}
        </span>
      </header>
      <h2>{text.title}</h2>
      <div className="kb-slip-body">
        <dl>
          <dt>{text.for}</dt>
          <dd>
            <strong>{slip.personName}</strong>
            <br />
            {[slip.title, slip.unitName].filter(Boolean).join(', ')}
          </dd>
          <dt>{text.username}</dt>
          <dd className="kb-slip-secret">{slip.username}</dd>
          <dt>{text.code}</dt>
          <dd className="kb-slip-secret kb-slip-code">{slip.code}</dd>
          <dt>{text.until}</dt>
          <dd>{showDateTime(slip.expiresAt)}</dd>
          <dt>{text.address}</dt>
          <dd className="kb-slip-address">{activationUrl()}</dd>
        </dl>
        {qr && <img src={qr} alt={text.qr(slip.personName)} width="140" height="140" />}
      </div>
      <ol>
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{text.care}</p>
    </article>
  );
};
