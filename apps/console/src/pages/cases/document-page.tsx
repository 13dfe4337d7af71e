import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { CaseAbove } from './case-above.tsx';
import { DocumentBody, kindOf } from './document-body.tsx';
import { OutOfSight } from './out-of-sight.tsx';
import { isOutOfSight, useCase } from './use-case.ts';

const route = getRouteApi('/arenden/$caseId/dokument/$document');

/** A document of the case, to read and to print; its earlier versions are kept. */
export const DocumentPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId, document }: { caseId: string; document: string } = route.useParams();
  const [version, setVersion] = useState<number>();
  const asked = { caseId, document, ...(version !== undefined && { version }) };
  const query = useQuery({ ...api.documents.read.queryOptions(asked), staleTime: 'static' });
  const inCase = useCase(caseId);
  if (isOutOfSight(inCase))
    return (
      <Page title={t('documentPage.title')}>
        <OutOfSight />
      </Page>
    );
  const read = query.data;
  return (
    <Page
      title={read ? t(`documentKind.${kindOf(read.content)}`) : t('documentPage.title')}
      above={inCase.data && <CaseAbove view={inCase.data} />}
      actions={<Button onClick={() => print()}>{t('page.print')}</Button>}
    >
      <Loaded query={query}>
        {({ content, author, writtenAt, versions, version: shown }) => (
          <>
            {versions.length > 1 && (
              <div className="filters no-print">
                <label>
                  {t('documentPage.version')}
                  <select
                    className="input select"
                    value={shown}
                    onChange={({ target }) => setVersion(Number(target.value))}
                  >
                    {versions.toReversed().map((each) => (
                      <option key={each.version} value={each.version}>
                        {t('documentPage.versionOf', {
                          version: each.version,
                          date: format.dateAndTime(each.writtenAt),
                        })}
                      </option>
                    ))}
                  </select>
                </label>
              </div>
            )}
            <div className="document">
              <DocumentBody content={content} />
            </div>
            <p className="quiet">
              {author
                ? t('documentPage.writtenBy', { name: author.name, date: format.dateAndTime(writtenAt) })
                : t('documentPage.written', { date: format.dateAndTime(writtenAt) })}
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
};
