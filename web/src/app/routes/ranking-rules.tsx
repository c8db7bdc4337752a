export { RankingRules as Component } from '../../features/info/ranking-rules';
