import { showDate, showDateTime } from '../../../../web/office/language/dates.ts';
import { useText } from '../../../../web/office/language/language.ts';
import { Facts, Panel } from '../../../../web/office/ui/panel.tsx';
import { Tag } from '../../../../web/office/ui/tag.tsx';
import { documentsText } from '../messages/documents-text.ts';
import type { OfficialDocument } from './document-screen.tsx';

export const DocumentFacts = ({ document }: { readonly document: OfficialDocument }) => {
  const { field, document: text, incoming } = useText(documentsText);
  const { registration, arrival } = document;
  return (
    <Panel title={text.facts} extra={arrival && <Tag tone="info">{incoming.boxes[arrival.box]}</Tag>}>
      <Facts
        rows={[
          { name: field.symbol, value: document.symbol },
          { name: field.issuer, value: document.issuerName },
          { name: field.issuedOn, value: showDate(document.issuedOn) },
          {
            name: field.signer,
            value: (
              <span className="kb-signer">
                {document.signerName}
                <span className="kb-quiet">{document.signerTitle.replaceAll('\n', ' · ')}</span>
              </span>
            ),
          },
          { name: field.replyBy, value: document.replyBy && showDate(document.replyBy) },
          { name: field.pages, value: String(document.pageCount) },
          { name: field.arrived, value: arrival && showDateTime(arrival.arrivedAt) },
          {
            name: field.arrivalNo,
            value: registration && (
              <>
                <b>{registration.no}</b> · {registration.bookName}
              </>
            ),
          },
          {
            name: field.registeredBy,
            value:
              registration &&
              `${registration.registeredBy.personName ?? registration.registeredBy.positionTitle}, ${showDateTime(registration.registeredAt)}`,
          },
          { name: field.due, value: registration?.dueAt && showDateTime(registration.dueAt) },
          { name: text.reason, value: arrival?.refusedReason },
          {
            name: field.code,
            value: <a href={`/xac-minh/${document.verificationCode}`}>{document.verificationCode}</a>,
          },
        ]}
      />
    </Panel>
  );
};
