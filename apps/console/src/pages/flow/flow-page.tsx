import './flow.css';
import { phases } from '@stafett/domain';
import type { Flow } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormButtons, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { flowPage } from '../../i18n/sv/flow.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { BarRow, BarSeries } from './bars.tsx';
import { type FlowSearch, flowPeriod } from './flow-search.ts';

addRoom({ flowPage });

const route = getRouteApi('/flode');
// The drawing is some hundred kilobytes: fetched after the tables, which say the same.
const Bars = lazy(() => import('./bars.tsx').then(({ Bars: component }) => ({ default: component })));

type Choice = { insats: string; place: string; from: FlowSearch['from'] | ''; to: FlowSearch['to'] | '' };

const Choose = ({ shown }: { shown: Choice }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { places } = useMe();
  const insatser = [...new Map(places.map(({ insats, insatsName }) => [insats, insatsName]))];
  const form = useForm<Choice>(shown);
  const [from, insats] = useWatch({ control: form.control, name: ['from', 'insats'] });
  const ofInsats = places.filter((place) => place.insats === insats);
  return (
    <Form
      form={form}
      onSubmit={({ insats: chosen, place, from: first, to }) =>
        void navigate({
          to: '/flode',
          search: {
            ...(chosen && { insats: chosen }),
            // A place of the insats that was chosen before is none of this one's.
            ...(ofInsats.some((one) => one.place === place) && { place }),
            ...(first && { from: first }),
            ...(to && { to }),
          },
        })
      }
    >
      <SelectField<Choice>
        name="insats"
        label={t('flowPage.insats')}
        optional
        choices={insatser.map(([value, label]) => ({ value, label }))}
      />
      {ofInsats.length > 1 && (
        <SelectField<Choice>
          name="place"
          label={t('flowPage.place')}
          optional
          choices={ofInsats.map(({ place, kommuner }) => ({ value: place, label: kommuner.join(', ') }))}
        />
      )}
      <DateField<Choice> name="from" label={t('flowPage.from')} lean="back" latest={format.today} />
      <DateField<Choice>
        name="to"
        label={t('flowPage.to')}
        lean="back"
        earliest={from === '' ? undefined : from}
        latest={format.today}
      />
      <FormButtons>
        <Button type="submit" kind="primary">
          {t('flowPage.show')}
        </Button>
      </FormButtons>
    </Form>
  );
};

/** A picture and the table that says the same. */
const Part = <Row,>({
  id,
  title,
  lead,
  rows,
  rowKey,
  columns,
  bars,
  series,
  unit,
}: {
  id: string;
  title: string;
  lead: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  bars: (row: Row) => BarRow;
  series: readonly BarSeries[];
  unit: string;
}): ReactNode => {
  const { t } = useTranslation();
  // Where nothing has a length yet there is nothing to draw.
  const known = rows.map(bars).filter(({ values }) => Object.values(values).some((value) => value !== undefined));
  const drawn = known.some(({ values }) => Object.values(values).some((value) => (value ?? 0) > 0)) ? known : [];
  return (
    <Section id={id} title={title}>
      <div className="flow-part">
        <p>{lead}</p>
        {rows.length === 0 ? (
          <p>{t('flowPage.none')}</p>
        ) : (
          <>
            {drawn.length > 0 && (
              <Suspense fallback={null}>
                <Bars rows={drawn} series={series} unit={unit} />
              </Suspense>
            )}
            <DataTable caption={title} columns={columns} rows={rows} rowKey={rowKey} />
          </>
        )}
      </div>
    </Section>
  );
};

const FlowParts = ({ flow }: { flow: Flow }) => {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const days = (value: number | undefined) => (value === undefined ? t('flowPage.noMedian') : number.format(value));
  const unit = ` ${t('flowPage.days')}`;
  const inOrder = flow.phases.toSorted((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase));
  const answers = flow.answers.toSorted((a, b) => (b.medianToAcknowledge ?? 0) - (a.medianToAcknowledge ?? 0));
  const waits = flow.waits.toSorted((a, b) => b.median - a.median).slice(0, 20);
  const moves = flow.moves.toSorted((a, b) => b.cases - a.cases);
  return (
    <>
      <Part
        id="svar"
        title={t('flowPage.answers')}
        lead={t('flowPage.answersLead')}
        rows={answers}
        rowKey={({ agency, route: step }) => `${agency} ${step}`}
        bars={({ agencyName, route: step, medianToAcknowledge, medianToAnswer }) => ({
          name: `${agencyName}, ${t(`flowPage.route.${step}`)}`,
          values: { toAcknowledge: medianToAcknowledge, toAnswer: medianToAnswer },
        })}
        series={[
          { id: 'toAcknowledge', name: t('flowPage.toAcknowledge') },
          { id: 'toAnswer', name: t('flowPage.toAnswer') },
        ]}
        unit={unit}
        columns={[
          { id: 'agency', header: t('flowPage.agency'), names: true, cell: ({ agencyName }) => agencyName },
          { id: 'step', header: t('flowPage.step'), cell: ({ route: step }) => t(`flowPage.route.${step}`) },
          {
            id: 'acknowledged',
            header: t('flowPage.acknowledged'),
            numeric: true,
            cell: ({ acknowledged }) => acknowledged,
          },
          {
            id: 'toAcknowledge',
            header: `${t('flowPage.toAcknowledge')}, ${t('flowPage.days')}`,
            numeric: true,
            sort: ({ medianToAcknowledge }) => medianToAcknowledge ?? -1,
            cell: ({ medianToAcknowledge }) => days(medianToAcknowledge),
          },
          { id: 'answered', header: t('flowPage.answered'), numeric: true, cell: ({ answered }) => answered },
          {
            id: 'toAnswer',
            header: `${t('flowPage.toAnswer')}, ${t('flowPage.days')}`,
            numeric: true,
            sort: ({ medianToAnswer }) => medianToAnswer ?? -1,
            cell: ({ medianToAnswer }) => days(medianToAnswer),
          },
        ]}
      />
      <Part
        id="faser"
        title={t('flowPage.phases')}
        lead={t('flowPage.phasesLead')}
        rows={inOrder}
        rowKey={({ phase }) => phase}
        bars={({ phase, median }) => ({ name: t(`phase.${phase}`), values: { median } })}
        series={[{ id: 'median', name: t('flowPage.median') }]}
        unit={unit}
        columns={[
          { id: 'phase', header: t('flowPage.phase'), names: true, cell: ({ phase }) => t(`phase.${phase}`) },
          { id: 'left', header: t('flowPage.left'), numeric: true, cell: ({ left }) => left },
          { id: 'median', header: t('flowPage.median'), numeric: true, cell: ({ median }) => days(median) },
          { id: 'longest', header: t('flowPage.longest'), numeric: true, cell: ({ longest }) => days(longest) },
          {
            id: 'standing',
            header: t('flowPage.standing', { date: format.short(flow.to) }),
            numeric: true,
            cell: ({ standing }) => standing,
          },
        ]}
      />
      <Part
        id="forflyttningar"
        title={t('flowPage.moves')}
        lead={t('flowPage.movesLead')}
        rows={moves}
        rowKey={({ from, to }) => `${from} ${to}`}
        bars={({ from, to, cases }) => ({
          name: t('flowPage.move', { from: t(`phase.${from}`), to: t(`phase.${to}`) }),
          values: { cases },
        })}
        series={[{ id: 'cases', name: t('flowPage.cases') }]}
        unit=""
        columns={[
          {
            id: 'move',
            header: t('flowPage.phase'),
            names: true,
            cell: ({ from, to }) => t('flowPage.move', { from: t(`phase.${from}`), to: t(`phase.${to}`) }),
          },
          { id: 'cases', header: t('flowPage.cases'), numeric: true, cell: ({ cases }) => cases },
        ]}
      />
      <Part
        id="vantan"
        title={t('flowPage.waits')}
        lead={t('flowPage.waitsLead')}
        rows={waits}
        rowKey={({ agency, reason }) => `${agency} ${reason}`}
        bars={({ agencyName, reason, median }) => ({
          name: `${agencyName}: ${t(`waitingReason.${reason}`)}`,
          values: { median },
        })}
        series={[{ id: 'median', name: t('flowPage.median') }]}
        unit={unit}
        columns={[
          { id: 'agency', header: t('flowPage.agency'), names: true, cell: ({ agencyName }) => agencyName },
          { id: 'reason', header: t('flowPage.reason'), cell: ({ reason }) => t(`waitingReason.${reason}`) },
          { id: 'times', header: t('flowPage.times'), numeric: true, cell: ({ times }) => times },
          { id: 'median', header: t('flowPage.median'), numeric: true, cell: ({ median }) => days(median) },
        ]}
      />
      <details className="past">
        <summary>{t('flowPage.how')}</summary>
        <p>{t('flowPage.howDays')}</p>
        <p>{t('flowPage.howCases')}</p>
      </details>
    </>
  );
};

/** Flöde: how long agencies take to answer, how long cases stand in each phase and how they move. Every picture has its table. */
export const FlowPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const search: FlowSearch = route.useSearch();
  const period = flowPeriod(search, format.today);
  const { insats, place } = search;
  const query = useQuery(
    api.coordination.flow.queryOptions({ ...period, ...(insats && { insats }), ...(place && { place }) }),
  );
  const known = useMe().places.filter((one) => one.insats === insats && (place === undefined || one.place === place));
  const [one] = known;
  const whole = t('flowPage.about', { from: format.date(period.from), to: format.date(period.to) });
  return (
    <Page
      wide
      title={t('flowPage.title')}
      above={[one?.insatsName ?? t('flowPage.all'), ...(place && one ? one.kommuner : []), whole].join(', ')}
      actions={<Button onClick={() => print()}>{t('page.print')}</Button>}
    >
      <details className="past no-print">
        <summary>{t('flowPage.choose')}</summary>
        <Choose key={JSON.stringify(search)} shown={{ insats: insats ?? '', place: place ?? '', ...period }} />
      </details>
      <Loaded query={query}>{(flow) => <FlowParts flow={flow} />}</Loaded>
    </Page>
  );
};
