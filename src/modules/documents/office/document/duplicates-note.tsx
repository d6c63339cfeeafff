import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useAsk } from '../../../../web/office/data/query.ts';
import { showDate } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { findDuplicatesContract } from '../../operations/find-duplicates.contract.ts';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

/** Documents with equal number, notation and agency, for who is about to register this one. */
export const useDuplicates = (document: OfficialDocument) =>
  useAsk(findDuplicatesContract, { documentId: document.id }, { enabled: document.allowedActs.includes('register') })
    .data?.duplicates ?? [];

export const DuplicatesNote = ({ document }: { readonly document: OfficialDocument }) => {
  const { document: text, incoming } = useText(documentsText);
  const duplicates = useDuplicates(document);
  if (duplicates.length === 0) return null;
  return (
    <Alert
      className="kb-note"
      type="warning"
      showIcon
      title={text.duplicates}
      description={
        <ul>
          {duplicates.map((one) => (
            <li key={one.documentId}>
              <Link to={`/van-ban/${one.documentId}`}>
                {one.symbol} · {one.subject}
              </Link>{' '}
              ({one.issuerName}, {showDate(one.issuedOn)}
              {one.arrivalNo !== null && `, ${incoming.arrivalNo(one.arrivalNo).toLowerCase()}`})
            </li>
          ))}
        </ul>
      }
    />
  );
};
