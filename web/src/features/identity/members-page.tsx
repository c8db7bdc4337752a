import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { useSession } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { Invitations } from './invitations';
import { MemberRow } from './member-row';
import { membersQuery } from './member-queries';
import './identity.css';

/** The people of one's organisations, and who has been invited. */
export function MembersPage() {
  const { t } = useText();
  useTitle(t('identity.members.title'));
  const { session } = useSession();
  const memberships = session?.memberships ?? [];
  return (
    <div className="page identity">
      <PageHead title={t('identity.members.title')} lead={t('identity.members.lead')} />
      {memberships.length === 0 && (
        <Empty title={t('identity.members.none')}>
          <Link to={paths.register}>{t('common.register')}</Link>
        </Empty>
      )}
      <div className="stack-l">
        {memberships.map((one) => (
          <section key={one.organisationId} className="stack">
            <h2>{one.name}</h2>
            <Members organisationId={one.organisationId} />
            {one.role === 'owner' && <Invitations organisationId={one.organisationId} />}
          </section>
        ))}
      </div>
    </div>
  );
}

function Members({ organisationId }: { organisationId: string }) {
  const query = useQuery(membersQuery(organisationId));
  return (
    <QueryState query={query} blocks={1}>
      {(answer) => (
        <ul className="plain-list people">
          {answer.items.map((member) => (
            <li key={member.userId}>
              <MemberRow organisationId={organisationId} member={member} />
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
