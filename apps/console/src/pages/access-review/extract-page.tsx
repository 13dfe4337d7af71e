import type { Extract } from '@stafett/schemas';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { formatPersonnummer } from '../../format/personnummer.ts';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { accessReview, registryExtract } from '../../i18n/sv/access-review.ts';
import { documentKind } from '../../i18n/sv/cases.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { api } from '../../trpc.ts';
import { CaseAbove } from '../cases/case-above.tsx';
import { useCase } from '../cases/use-case.ts';
import { useLogWords } from './use-log-words.ts';

addRoom({ accessReview, registryExtract, documentKind });

const route = getRouteApi('/arenden/$caseId/registerutdrag');

type Looked = Extract['looked'][number];

const isDocumentKind = (kind: string): kind is keyof typeof documentKind => Object.hasOwn(documentKind, kind);

const OfCase = ({ of }: { of: Extract['cases'][number] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = of.texts.map(
    ({ kind, at }) => `${isDocumentKind(kind) ? t(`documentKind.${kind}`) : kind}, ${format.date(at)}`,
  );
  return (
    <Section title={t('registryExtract.case', { code: of.caseCode })}>
      <SummaryList
        rows={[
          { key: t('registryExtract.insats'), value: of.insatsName },
          { key: t('registryExtract.referredOn'), value: format.date(of.referredOn) },
          ...(of.closedOn === undefined
            ? []
            : [{ key: t('registryExtract.closedOn'), value: format.date(of.closedOn) }]),
          { key: t('registryExtract.holder'), value: `${of.holder.agencyName}, ${of.holder.unitName}` },
          ...(of.facts === undefined
            ? []
            : [
                {
                  key: t('registryExtract.facts'),
                  value: t('casePage.personText', {
                    sex: t(`sex.${of.facts.sex}`),
                    birthYear: of.facts.birthYear,
                    kommun: of.facts.kommun,
                  }),
                },
                { key: t('registryExtract.incomeAtStart'), value: t(`incomeSource.${of.facts.incomeAtStart}`) },
                { key: t('registryExtract.incomeNow'), value: t(`incomeSource.${of.facts.incomeNow}`) },
              ]),
          {
            key: t('registryExtract.events'),
            value: t('registryExtract.counts', {
              handovers: of.handovers,
              meetings: of.meetings,
              placements: of.placements,
            }),
          },
          {
            key: t('registryExtract.texts'),
            value: texts.length === 0 ? t('registryExtract.noTexts') : texts.join('; '),
          },
        ]}
      />
    </Section>
  );
};

const Looks = ({ looked }: { looked: readonly Looked[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useLogWords();
  const columns: readonly Column<Looked>[] = [
    {
      id: 'who',
      header: t('accessReview.who'),
      names: true,
      cell: ({ staff, unit }) => (
        <>
          {staff?.name ?? t('registryExtract.system')}
          {unit && <span className="below quiet">{unit.unitName}</span>}
        </>
      ),
    },
    { id: 'day', header: t('accessReview.day'), cell: ({ day }) => format.short(day) },
    { id: 'what', header: t('accessReview.what'), cell: ({ actions }) => [...new Set(actions.map(words))].join('; ') },
    { id: 'times', header: t('registryExtract.times'), numeric: true, cell: ({ times }) => times },
  ];
  return (
    <DataTable
      caption={t('registryExtract.looked')}
      columns={columns}
      rows={looked}
      rowKey={({ day, staff, unit }) => `${day} ${staff?.id} ${unit?.unit}`}
    />
  );
};

const Shown = ({ extract }: { extract: Extract }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const unknown = t(extract.erased ? 'casePage.identityErased' : 'registryExtract.unknown');
  return (
    <>
      <p>{t('registryExtract.madeAt', { when: format.dateAndTime(extract.madeAt), agency: extract.agencyName })}</p>
      <Section id="person" title={t('registryExtract.person')}>
        <SummaryList
          rows={[
            { key: t('registryExtract.name'), value: extract.name ?? unknown },
            {
              key: t('registryExtract.number'),
              value: extract.personnummer ? formatPersonnummer(extract.personnummer) : unknown,
            },
          ]}
        />
      </Section>
      {extract.cases.map((of) => (
        <OfCase key={of.caseCode} of={of} />
      ))}
      <Section id="logg" title={t('registryExtract.looked')}>
        {extract.looked.length === 0 ? <p>{t('registryExtract.nobody')}</p> : <Looks looked={extract.looked} />}
        {extract.sealedAt && <p>{t('accessReview.sealedAt', { when: format.dateAndTime(extract.sealedAt) })}</p>}
        <p>{t('registryExtract.kept')}</p>
      </Section>
    </>
  );
};

/** Registerutdrag: what is kept of the participant and who has looked, to print and hand over. Made only when somebody asks for it. */
export const ExtractPage = () => {
  const { t } = useTranslation();
  const { caseId }: { caseId: string } = route.useParams();
  const inCase = useCase(caseId);
  const save = useSave(api.accessReview.extract.mutationOptions());
  const [extract, setExtract] = useState<Extract>();
  return (
    <Page
      wide
      title={t('registryExtract.title')}
      above={inCase.data && <CaseAbove view={inCase.data} />}
      actions={extract && <Button onClick={() => print()}>{t('page.print')}</Button>}
    >
      <p className="no-print">{t('registryExtract.lead')}</p>
      {save.refusal && <Notice kind="problem" focus title={save.refusal.words} />}
      {extract ? (
        <Shown extract={extract} />
      ) : (
        <p>
          <Button kind="primary" working={save.working} onClick={async () => setExtract(await save.send({ caseId }))}>
            {t('registryExtract.make')}
          </Button>
        </p>
      )}
    </Page>
  );
};
