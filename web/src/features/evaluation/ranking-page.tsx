import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatMoney } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { DataTable, type Column } from '../../ui/data-table';
import { Disclosure } from '../../ui/disclosure';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { CriteriaTable } from './criteria-table';
import { publishRanking, rankingQuery, type Ranking } from './evaluation-queries';
import { points } from './shares';
import './evaluation.css';

type Row = Ranking['rows'][number];

/** The ranking with its digests: names and prices as far as the reader may see them. */
export function RankingPage({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  const query = useQuery({ ...rankingQuery(id), staleTime: 0 });
  return (
    <QueryState query={query} missing={missing}>
      {(ranking) => (
        <>
          <PageHead
            title={t('evaluation.rankingTitle')}
            lead={<Link to={paths.scenario(id)}>{ranking.title}</Link>}
            actions={ranking.actions.includes('publish-ranking') && <Publish id={id} />}
          />
          <div className="stack-l">
            {ranking.publishedAt === null && <Notice>{t('evaluation.notPublished')}</Notice>}
            <p>{t('evaluation.rankingLead')}</p>
            <Table ranking={ranking} />
            <Disclosure summary={t('evaluation.criteriaTitle')}>
              <CriteriaTable criteria={ranking.criteria} />
            </Disclosure>
            <dl className="small muted evaluation-hash">
              <dt>{t('evaluation.rankingHash')}</dt>
              <dd>{ranking.hash}</dd>
              <dt>{t('evaluation.criteriaHash')}</dt>
              <dd>{ranking.criteriaHash}</dd>
            </dl>
          </div>
        </>
      )}
    </QueryState>
  );
}

function Table({ ranking }: { ranking: Ranking }) {
  const { t, language } = useText();
  const hasAmounts = ranking.rows.some((row) => row.amountFen !== null);
  const hasParts = ranking.rows.some((row) => row.techniqueScore !== null);
  const figure = (score: number | null | undefined) => (score == null ? '—' : points(score));
  const scoreOf = (row: Row, key: string) =>
    figure(row.criteria.find((one) => one.criterionId === key)?.score);
  const columns: Column<Row>[] = [
    { key: 'bid', title: t('evaluation.bid'), cell: (row) => <Bid row={row} /> },
    {
      key: 'rank',
      title: t('evaluation.rank'),
      numeric: true,
      cell: (row) => row.rank ?? t('evaluation.notPassed'),
    },
    {
      key: 'total',
      title: t('evaluation.totalScore'),
      numeric: true,
      cell: (row) => <strong>{points(row.total)}</strong>,
    },
  ];
  if (hasParts)
    columns.push(
      {
        key: 'technique',
        title: t('evaluation.techniqueScore'),
        numeric: true,
        cell: (row) => figure(row.techniqueScore),
      },
      {
        key: 'price',
        title: t('evaluation.priceScore'),
        numeric: true,
        cell: (row) => figure(row.priceScore),
      },
      ...ranking.criteria.criteria.map((one): Column<Row> => ({
        ...{ key: one.key, title: one.title, numeric: true },
        cell: (row) => scoreOf(row, one.key),
      })),
    );
  if (hasAmounts)
    columns.push({
      key: 'amount',
      title: t('evaluation.amount'),
      numeric: true,
      cell: (row) => (row.amountFen === null ? '—' : formatMoney(row.amountFen, language)),
    });
  return (
    <DataTable
      caption={t('evaluation.rankingTitle')}
      captionHidden
      columns={columns}
      rows={ranking.rows}
      rowKey={(row) => row.bidId}
    />
  );
}

function Bid({ row }: { row: Row }) {
  const { t, listed } = useText();
  return (
    <>
      {row.organisations.length > 0
        ? listed(row.organisations)
        : t('evaluation.bidNumber', { n: row.number })}{' '}
      {row.mine && <Tag tone="supply">{t('evaluation.mineRow')}</Tag>}{' '}
      {row.tie && <Tag>{t(`evaluation.ties.${row.tie}`)}</Tag>}
    </>
  );
}

function Publish({ id }: { id: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const say = useToast();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('evaluation.publish')}
      </Button>
      {open && (
        <DecideDialog
          title={t('evaluation.publish')}
          lead={t('evaluation.publishLead')}
          confirmLabel={t('evaluation.publish')}
          onConfirm={async () => {
            await publishRanking(id);
            await client.invalidateQueries({ queryKey: ['evaluation'] });
            say(t('evaluation.published'));
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
