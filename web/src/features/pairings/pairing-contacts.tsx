import { useQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { Card, Facts } from '../../ui/card';
import { contactsQuery } from './pairing-queries';

type Contact = components['schemas']['PairingContacts']['demand'];

/** Both contacts side by side, each as far as its side agreed; shown only after both said yes. */
export function PairingContacts({ id }: { id: string }) {
  const { t, language } = useText();
  const query = useQuery(contactsQuery(id));
  return (
    <Card side="meet" as="section" labelledBy="contacts-title">
      <div className="stack">
        <h2 id="contacts-title">{t('pairings.contacts')}</h2>
        <QueryState query={query} blocks={1}>
          {(contacts) => (
            <>
              <div className="contacts">
                <Side title={t('common.demand')} side="demand" contact={contacts.demand} />
                <Side title={t('common.supply')} side="supply" contact={contacts.supply} />
              </div>
              <p className="small muted">
                {t('pairings.contactsNote', {
                  at: formatDateTime(contacts.releasedAt, language),
                })}
              </p>
            </>
          )}
        </QueryState>
      </div>
    </Card>
  );
}

function Side(props: { title: string; side: 'demand' | 'supply'; contact: Contact }) {
  const { title, side, contact } = props;
  const { t } = useText();
  return (
    <div>
      <h3 className={side}>{title}</h3>
      <Facts
        items={[
          [t('pairings.contactOrganisation'), contact.organisation],
          [t('pairings.contactRole'), contact.role],
          [t('pairings.contactName'), contact.name],
          [
            t('pairings.contactEmail'),
            contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
          ],
        ]}
      />
    </div>
  );
}
