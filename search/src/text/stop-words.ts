/*
 * Words too common to say anything about a scenario or a capability. Used by ranking and matching; a query made
 * of nothing else is searched as typed.
 */

const CHINESE =
  '的 了 和 与 及 或 在 是 为 对 等 以 于 将 中 其 之 而 并 由 从 到 向 把 被 让 使 给 就 都 也 还 又 再 很 更 最 太 这 那 此 该 各 每 某 ' +
  '个 些 种 类 项 有 无 不 没 没有 可 可以 能 能够 会 要 需 需要 应 应当 应该 必须 进行 实现 通过 利用 采用 使用 运用 基于 针对 根据 按照 依托 ' +
  '围绕 结合 关于 以及 或者 并且 而且 但是 因为 所以 如果 同时 目前 当前 已经 正在 一个 一种 一些 多个 多种 多项 各类 各种 相关 有关 其他 其中 ' +
  '主要 具有 具备 包括 包含 等等 如何 什么 怎么 我们 我 你 他 她 它 们 上 下 内 外 后 前 时 过程 方面 情况 问题 工作';

const ENGLISH =
  'a an and are as at be by for from has have in into is it its of on or our that the their this to was we were with you your';

const STOP_WORDS: ReadonlySet<string> = new Set([...CHINESE.split(' '), ...ENGLISH.split(' ')]);

/**
 * @param term a normalised word.
 * @returns whether it carries no meaning of its own.
 */
export function isStopWord(term: string): boolean {
  return STOP_WORDS.has(term);
}

const SINGLE = new Uint8Array(0x10000);
for (const word of STOP_WORDS) if (word.length === 1) SINGLE[word.charCodeAt(0)] = 1;

/** The same for a single character, by its UTF-16 unit. */
export function isStopCharacter(unit: number): boolean {
  return SINGLE[unit] === 1;
}

/** All stop words, for engines that want the list. */
export function stopWords(): string[] {
  return [...STOP_WORDS];
}
