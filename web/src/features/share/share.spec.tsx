import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import decodeQR from 'qr/decode.js';
import { fakeApi } from '../../test/fake-api';
import { aScenario } from '../../test/factories';
import { renderAt } from '../../test/render';
import { cardSvg, wrap, type ShareCardFacts } from './card-svg';

const facts: ShareCardFacts = {
  ...{ kind: 'scenario', mark: '场景需求', title: '门诊影像智能质控', by: '示例医院' },
  ...{ when: '2026年12月31日截止', demo: '示例', hint: '扫码查看', site: 'AI厦门机会清单' },
  address: 'https://aism.example/lists/2026-%E5%B8%82-01',
};

/** The squares of the code, painted as a camera would see them. */
function painted(svg: string) {
  const size = 480;
  const data = new Uint8Array(size * size * 4).fill(255);
  const path = /class="code" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  for (const [, x, y, unit] of path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)/g)) {
    const [left, top, side] = [Number(x) - 240, Number(y) - 620, Number(unit)].map((n) => n * 2);
    if (left === undefined || top === undefined || side === undefined) continue;
    for (let r = Math.round(top); r < Math.round(top + side); r++)
      for (let c = Math.round(left); c < Math.round(left + side); c++)
        data.fill(0, (r * size + c) * 4, (r * size + c) * 4 + 3);
  }
  return { width: size, height: size, data };
}

describe('the share card', () => {
  it('carries a code that leads back to the address', () => {
    expect(decodeQR(painted(cardSvg(facts)))).toBe(facts.address);
  });

  it('is a document of its own whatever the texts hold', () => {
    const evil = `</text><script>alert(1)</script>"'&\u0000<img src=x onerror=alert(1)>`;
    const svg = cardSvg({ ...facts, title: evil, by: evil, when: evil });
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror, script, img')).toBeNull();
    expect(parsed.documentElement.textContent).toContain('</text><script>');
    expect(svg).not.toMatch(/href|url\(/);
  });

  it('says title, publisher, deadline and 示例', () => {
    const svg = cardSvg(facts);
    for (const wanted of ['门诊影像智能质控', '示例医院', '2026年12月31日截止', '示例'])
      expect(svg).toContain(wanted);
  });

  it('breaks long titles and cuts what is too long', () => {
    expect(wrap('一二三四五', 3, 4)).toEqual(['一二三', '四五']);
    expect(wrap('一二三四五六七', 3, 2)).toEqual(['一二三', '四五…']);
    expect(wrap('abcdef', 3, 4)).toEqual(['abcde', 'f']);
  });

  it('opens from a public scenario', async () => {
    fakeApi({ 'GET /scenarios/:id': () => aScenario({ publishedAt: '2026-10-01T00:00:00Z' }) });
    await renderAt('/scenarios/s-1');
    await userEvent.click(await screen.findByRole('button', { name: '分享卡片' }));
    const picture = await screen.findByRole('img', { name: /分享卡片/ });
    expect(picture).toHaveAttribute('src', expect.stringContaining('data:image/svg+xml'));
    expect(screen.getByRole('link', { name: '保存 SVG' })).toHaveAttribute('download');
  });
});
