import type { CaseView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';
import { partyName } from '../handovers/party-names.ts';

type Row = NonNullable<CaseView['sharing']>[number];

/** Delning och samtycke: which units can see what of the case now, and why. */
export const SharingPart = ({ view: { sharing, categories, relations } }: { view: CaseView }) => {
  const { t } = useTranslation();
  const named = (all: Row['categories']) => (
    <ul className="plain-list">
      {all.map((category) => (
        <li key={category}>{t(`category.${category}`)}</li>
      ))}
    </ul>
  );
  if (!sharing) {
    return (
      <Section id="delning" title={t('casePage.sharing')}>
        <p>{t('casePage.youSee')}</p>
        {named(categories)}
        {relations.includes('processFollower') && <p>{t('casePage.coordinationNotNamed')}</p>}
      </Section>
    );
  }
  const columns: readonly Column<Row>[] = [
    {
      id: 'party',
      header: t('casePage.sharingWho'),
      names: true,
      cell: ({ party }) => (
        <>
          {party.agencyName}
          <span className="below quiet">{party.unitName}</span>
        </>
      ),
    },
    {
      id: 'why',
      header: t('casePage.sharingWhy'),
      cell: ({ relations }) => relations.map((relation) => t(`relation.${relation}`)).join(', '),
    },
    { id: 'what', header: t('casePage.sharingWhat'), cell: (row) => named(row.categories) },
  ];
  return (
    <Section id="delning" title={t('casePage.sharing')}>
      <p>{t('casePage.sharingLead')}</p>
      <DataTable
        caption={t('casePage.sharing')}
        columns={columns}
        rows={sharing}
        rowKey={({ party }) => partyName(party) + party.unit}
      />
    </Section>
  );
};
