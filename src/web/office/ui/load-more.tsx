import { Button } from 'antd';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

type Paged = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

/** The way to the next page of a keyset list. */
export const LoadMore = ({ list }: { readonly list: Paged }) => {
  const text = useText(officeText);
  if (!list.hasNextPage) return null;
  return (
    <div className="kb-more">
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {text.list.more}
      </Button>
    </div>
  );
};
