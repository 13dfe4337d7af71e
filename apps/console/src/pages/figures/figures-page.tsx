import './figures.css';
import type { FiguresRequest } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormButtons, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { figuresPage } from '../../i18n/sv/figures.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { type FiguresSearch, figuresPeriod } from './figures-search.ts';
import { FiguresTables } from './figures-tables.tsx';

addRoom({ figuresPage });

const route = getRouteApi('/siffror');

const Choose = ({
  shown,
  insatser,
}: {
  shown: FiguresRequest;
  insatser: readonly (readonly [id: string, name: string])[];
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const form = useForm<FiguresRequest>(shown);
  const from = useWatch({ control: form.control, name: 'from' });
  return (
    <div className="no-print">
      <Form form={form} onSubmit={(values) => void navigate({ to: '/siffror', search: values })}>
        <SelectField<FiguresRequest>
          name="insats"
          label={t('figuresPage.insats')}
          choices={insatser.map(([value, label]) => ({ value, label }))}
        />
        <DateField<FiguresRequest>
          name="from"
          label={t('figuresPage.from')}
          hint={t('figuresPage.fromHint')}
          lean="back"
          latest={format.today}
        />
        <DateField<FiguresRequest>
          name="to"
          label={t('figuresPage.to')}
          hint={t('figuresPage.toHint')}
          lean="back"
          earliest={from}
          latest={format.today}
        />
        <FormButtons>
          <Button type="submit" kind="primary">
            {t('figuresPage.show')}
          </Button>
        </FormButtons>
      </Form>
    </div>
  );
};

/** Siffror for an insats: the state on a day, and who was closed in the time before it. To read and to print. */
export const FiguresPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { places } = useMe();
  const search: FiguresSearch = route.useSearch();
  const insatser = [...new Map(places.map(({ insats, insatsName }) => [insats, insatsName]))];
  const [id, name] = insatser.find(([known]) => known === search.insats) ?? insatser[0] ?? [];
  const shown = id === undefined ? undefined : { insats: id, ...figuresPeriod(search, format.today) };
  const query = useQuery(api.figures.get.queryOptions(shown ?? skipToken));

  return (
    <Page
      title={t('figuresPage.title')}
      above={
        shown && t('figuresPage.about', { insats: name, from: format.date(shown.from), to: format.date(shown.to) })
      }
      actions={shown && <Button onClick={() => print()}>{t('page.print')}</Button>}
    >
      {shown ? (
        <>
          <details className="past no-print">
            <summary>{t('figuresPage.choose')}</summary>
            <Choose key={JSON.stringify(shown)} shown={shown} insatser={insatser} />
          </details>
          <Loaded query={query}>{(figures) => <FiguresTables figures={figures} />}</Loaded>
        </>
      ) : (
        <EmptyState title={t('figuresPage.none')}>
          <p>{t('figuresPage.noneText')}</p>
        </EmptyState>
      )}
    </Page>
  );
};
