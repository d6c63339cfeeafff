import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useText } from '../language/language.ts';
import { officeText } from '../messages/office-text.ts';

/** Search from anywhere; "/" puts the cursor here. */
export const SearchBox = () => {
  const text = useText(officeText).header;
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  return (
    <search className="kb-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim()) void navigate({ to: '/tim-kiem', search: { q: words.trim() } as never });
        }}
      >
        <Input
          id="kb-search"
          aria-label={text.searchLabel}
          placeholder={text.searchHint}
          prefix={<SearchOutlined aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          allowClear
          enterKeyHint="search"
        />
      </form>
    </search>
  );
};
