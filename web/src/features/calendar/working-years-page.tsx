import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { formatDate, formatDayOf } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { workingYearsQuery, type WorkingYear } from './calendar-queries';
import { EnterYear } from './enter-year';

interface Entry {
  readonly year: number;
  readonly known?: WorkingYear;
}

/** Which days count as working days, by year, each with the official notice it was read from. */
export function WorkingYearsPage() {
  const { t } = useText();
  useTitle(t('calendar.title'));
  const query = useQuery(workingYearsQuery);
  const [entering, setEntering] = useState<Entry | null>(null);
  return (
    <div className="page">
      <PageHead title={t('calendar.title')} lead={t('calendar.lead')} />
      <QueryState query={query}>
        {({ items, unknownYears, provisionalYears, actions }) => {
          const mayEnter = actions.includes('enter');
          return (
            <div className="stack-l">
              {unknownYears.map((year) => (
                <Notice key={year} tone="warn" title={t('calendar.unknown', { year })}>
                  <p>{t('calendar.unknownNote')}</p>
                  {mayEnter && (
                    <Button small onClick={() => setEntering({ year })}>
                      {t('calendar.enter', { year })}
                    </Button>
                  )}
                </Notice>
              ))}
              {provisionalYears.map((year) => (
                <Provisional
                  key={year}
                  year={items.find((one) => one.year === year)}
                  onEnter={mayEnter ? setEntering : undefined}
                />
              ))}
              {[...items].reverse().map((year) => (
                <Year
                  key={year.year}
                  year={year}
                  {...(mayEnter && !year.provisional
                    ? { onCorrect: () => setEntering({ year: year.year, known: year }) }
                    : {})}
                />
              ))}
              {entering && <EnterYear {...entering} onClose={() => setEntering(null)} />}
            </div>
          );
        }}
      </QueryState>
    </div>
  );
}

/** A year before its notice: by what it is counted meanwhile, and what may change. */
function Provisional({
  year,
  onEnter,
}: {
  year: WorkingYear | undefined;
  onEnter: ((entry: Entry) => void) | undefined;
}) {
  const { t } = useText();
  if (!year) return null;
  const { year: number, substituteDays: days } = year;
  return (
    <Notice tone="warn" title={t('calendar.provisional', { year: number })}>
      <p>{t('calendar.provisionalNote', { year: number })}</p>
      {days > 0 && <p>{t('calendar.provisionalOwed', { days })}</p>}
      <p>{t('calendar.provisionalStays')}</p>
      {onEnter && (
        <Button small onClick={() => onEnter({ year: number, known: year })}>
          {t('calendar.enter', { year: number })}
        </Button>
      )}
    </Notice>
  );
}

function Year({ year, onCorrect }: { year: WorkingYear; onCorrect?: () => void }) {
  const { t, language, code } = useText();
  const comma = language === 'en' ? ', ' : '、';
  // A day is never broken between two lines, narrow as the column may be.
  const date = (day: string) => (
    <span key={day} className="nowrap">
      {formatDayOf(year.year, day, language)}
    </span>
  );
  return (
    <section className="stack">
      <h2>
        {t(year.provisional ? 'calendar.yearProvisional' : 'calendar.year', {
          ...{ year: year.year, days: year.workingDays },
        })}
      </h2>
      <DataTable
        caption={t('calendar.tableOf', { year: year.year })}
        captionHidden
        rows={year.festivals}
        rowKey={(festival) => festival.code + festival.from}
        columns={[
          {
            key: 'festival',
            title: t('calendar.festival'),
            cell: (festival) => code('calendar.festivals', festival.code),
          },
          {
            key: 'off',
            title: t('calendar.off'),
            cell: ({ from, to }) =>
              from === to ? (
                date(from)
              ) : (
                <>
                  {date(from)} – {date(to)}
                </>
              ),
          },
          {
            key: 'makeUp',
            title: t('calendar.makeUp'),
            cell: ({ makeUp }) =>
              makeUp.length > 0
                ? makeUp.flatMap((day, n) => (n === 0 ? [date(day)] : [comma, date(day)]))
                : t(year.provisional ? 'calendar.noMakeUpYet' : 'calendar.noMakeUp'),
          },
        ]}
      />
      <p className="small muted">
        {t('common.source')}{' '}
        <a href={year.source.url} rel="noreferrer">
          <span lang="zh-CN">
            {year.source.title}（{year.source.number}）
          </span>
        </a>{' '}
        {formatDate(`${year.source.publishedOn}T00:00:00+08:00`, language)}
      </p>
      {onCorrect && (
        <div className="row">
          <Button small onClick={onCorrect}>
            {t('calendar.correct', { year: year.year })}
          </Button>
        </div>
      )}
    </section>
  );
}
