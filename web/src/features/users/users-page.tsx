import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { PagedRows } from '../../lib/paged-rows';
import { TypedFilter } from '../../lib/typed-filter';
import { useFilters } from '../../lib/use-filters';
import { useTitle } from '../../lib/use-title';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { ChipChecks } from '../../ui/chip-checks';
import { Dialog } from '../../ui/dialog';
import { FieldGroup } from '../../ui/field';
import { Select } from '../../ui/inputs';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { ReviewDesks } from './review-desks';
import { platformRoles, setRoles, usersQuery, type PlatformRole, type User } from './user-queries';
import '../../lib/bench.css';

const keys = ['role'] as const;

/** Accounts and the platform roles they hold. */
export function UsersPage() {
  const { t } = useText();
  useTitle(t('users.title'));
  const filters = useFilters(keys);
  const role = filters.get('role')[0] ?? '';
  const query = useInfiniteQuery({
    ...usersQuery(filters.q, role),
    placeholderData: keepPreviousData,
  });
  const [editing, setEditing] = useState<User | null>(null);
  return (
    <>
      <PageHead title={t('users.title')} lead={t('users.lead')} />
      <div className="list-tools">
        <TypedFilter
          label={t('users.search')}
          value={filters.q}
          onChange={(q) => filters.set('q', q)}
        />
        <label className="list-sort">
          <span>{t('users.role')}</span>
          <Select
            options={platformRoles.map((value) => ({ value, label: t(`users.roles.${value}`) }))}
            emptyLabel={t('common.all')}
            value={role}
            onChange={(event) => filters.set('role', event.target.value)}
          />
        </label>
      </div>
      <PagedRows
        query={query}
        rowKey={(user) => user.id}
        row={(user) => <Row user={user} onEdit={() => setEditing(user)} />}
        empty={<p className="muted">{t('users.none')}</p>}
      />
      <Dialog
        open={editing !== null}
        title={t('users.change', { name: editing?.displayName ?? '' })}
        closeLabel={t('common.close')}
        onClose={() => setEditing(null)}
      >
        {editing && <Roles user={editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </>
  );
}

function Row({ user, onEdit }: { user: User; onEdit: () => void }) {
  const { t, listed } = useText();
  return (
    <div className="bench-row">
      <div>
        <p className="bench-row-title">{user.displayName}</p>
        <p className="bench-row-meta">
          <span>{user.email}</span>
          <span>{listed(user.memberships.map((one) => one.name))}</span>
        </p>
        <Tags>
          {!user.emailProvedAt && <Tag tone="warn">{t('users.unproved')}</Tag>}
          {user.roles.map((role) => (
            <Tag key={role} tone="strong">
              {t(`users.roles.${role}`)}
            </Tag>
          ))}
        </Tags>
      </div>
      <Button small aria-label={t('users.change', { name: user.displayName })} onClick={onEdit}>
        {t('users.changeShort')}
      </Button>
    </div>
  );
}

function Roles({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [roles, setChosen] = useState<string[]>([...user.roles]);
  const save = useMutation({
    mutationFn: () => setRoles(user.id, roles as PlatformRole[]),
    onSuccess: async () => {
      say(t('common.saved'));
      onDone();
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <div className="stack">
      <FieldGroup legend={t('users.rolesLegend')} help={t('users.rolesHelp')}>
        <ChipChecks
          options={platformRoles.map((value) => ({ value, label: t(`users.roles.${value}`) }))}
          chosen={roles}
          onChange={setChosen}
        />
      </FieldGroup>
      {save.error && <ProblemNotice error={save.error} />}
      <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
        {t('common.save')}
      </Button>
      {user.roles.includes('reviewer') && <ReviewDesks userId={user.id} />}
    </div>
  );
}
