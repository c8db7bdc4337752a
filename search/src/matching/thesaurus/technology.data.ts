// Concepts of AI technology. A line: id | Chinese name | English name | parent | sector | further forms.
// An English name with a leading `-` is our gloss and no form. Forms are separated by `;`; a prefix says how a form stands
// to its concept: none, another word for the concept itself; `<` narrower, a kind, part or way of it, so that whoever says
// it means the concept; `+` broader, a word that covers it and other things; `~` related, a thing, sign, tool or condition
// that goes with it and with others too. A form may stand under several concepts. A parent must stand in a data file.
export const TECHNOLOGY_CONCEPTS = `
machine-learning|机器学习|machine learning|-|-|<深度学习;<神经网络;<自监督学习;<迁移学习;<预训练模型;<无监督;<有监督
reinforcement-learning|强化学习|reinforcement learning|machine-learning|-|<RLHF;<奖励建模;<DPO;<偏好优化
federated-learning|联邦学习|federated learning|privacy-computing|-|+联合建模;联邦训练
knowledge-graph|知识图谱|knowledge graph|-|-|<图谱构建;<实体关系抽取;<知识推理;~图数据库;<医学知识图谱;+知识体系
knowledge-base|知识库问答|knowledge base question answering|large-model|-|<RAG;<检索增强;知识问答;<文档问答;+智能问答;+问答系统;+知识库;<本地知识库;<本地问答;<医学知识库
large-model|大模型|large language model|-|-|大语言模型;语言大模型;LLM;<通用大模型;+生成式人工智能;+生成式AI;<GPT;<预训练大模型;<基座大模型;<基座模型;<开源大模型;大型语言模型;<通用语言模型;<国产大模型;~千亿级
vertical-model|行业大模型|-vertical large model|large-model|-|垂类大模型;垂直大模型;行业垂直模型;垂直模型;领域大模型;专用大模型;+专用模型;垂直类大模型;~垂直领域;行业模型;~多领域大模型
multimodal-model|多模态大模型|multimodal large model|large-model|-|多模态模型;+多模态;<视觉语言模型;全模态;+跨模态;<多模态医学;<多模态预训练;<视觉语言;~通用视觉;<视觉多模态
fine-tuning|模型微调|model fine-tuning|large-model|-|<指令微调;<LoRA;<增量预训练;+模型训练;+微调;<监督微调;<指令精调;<LoRA微调;<QLoRA;<继续预训练;<连续预训练;<二次预训练;~微调数据;~指令数据集;<有监督微调;<全参数训练
model-service|模型即服务|model as a service|large-model|-|MaaS;模型服务;~模型库;~千行万模;<推理服务
model-evaluation|模型评测|model evaluation|safety-governance|-|+安全评估;<幻觉检测;<评测基准;<评测数据集
agent|智能体|AI agent|large-model|-|<数字员工;<智能体即服务;~工作流编排;+虚拟助手;<智能体开发
multi-agent|多智能体协同|multi-agent collaboration|agent|-|多智能体;智能体协作;+群体智能;<智能体编排
nlp|自然语言处理|natural language processing|-|-|NLP;<语义理解;<文本分析;<文本分类;<意图识别;自然语言;语言处理
text-generation|文本生成|text generation|nlp|-|<智能写作;<公文写作;<报告生成;<文案生成;<摘要生成;<撰写文章;<生成底稿
document-understanding|文档智能|document understanding|nlp|-|<OCR;<文字识别;<票据识别;<表格识别;<版面分析;文档解析;<证照识别;<单据识别
translation|机器翻译|machine translation|nlp|-|自动翻译;<同声传译;<实时翻译;+跨语言;+多语种;+多语言;~中英双语;~葡语;~俄语;~阿语;~西语;~印尼语
sentiment|情感分析|sentiment analysis|nlp|-|<情绪识别;<舆情分析;+情感计算;<情感大模型;<情感对话
speech-recognition|语音识别|speech recognition|-|-|语音转写;语音转文字;ASR;+智能语音;+语音交互;~语音助手;<听写;~字错率
dialect-speech|方言语音|-dialect speech|speech-recognition|-|<闽南话;<闽南语;方言识别;<方言语音库;方言语音;<台语;+方言;<听得懂闽南话;<讲闽南话;<闽南话播报;<方言转写;<讲方言;<闽南话问诊;<闽南话叫应;<闽南话引导
speech-synthesis|语音合成|speech synthesis|-|-|TTS;文字转语音;<声音克隆;<AI配音;AI生成声音;<语音播报;合成声音;<音色合成;<专属音色;+识别与合成
voiceprint|声纹识别|voiceprint recognition|biometrics|-|声纹;说话人识别
voice-outbound|智能外呼|-AI outbound call|speech-recognition|-|语音外呼;智能语音外呼;外呼智能体;<随访电话;<自动回访;外呼
vision|计算机视觉|computer vision|-|-|机器视觉;<图像识别;<视频分析;<图像分析;<视觉核对;~高速相机
object-detection|目标检测|object detection|vision|-|<识别漂浮垃圾
defect-detection|缺陷检测|defect detection|vision|industry|<外观检测;缺陷识别;<AOI;<光学检测;<缺陷分类;~漏检;~良品率;<表面缺陷;<外观缺陷;~麻点;~起皮;~裂纹;~误检;~复判;~目检;~烧焦;~虚焊;~连锡;~缺件;<瑕疵;~误剔率;~缺陷分布图
pose|姿态估计|pose estimation|vision|-|<动作捕捉;<运动捕捉;~步态失稳;~步态不对称
biometrics|生物特征识别|biometrics|-|-|<人脸识别;<人脸比对;<指纹识别;<虹膜识别;<掌静脉;<活体检测;<步态识别;~核身;生物特征
remote-sensing|遥感解译|remote sensing|vision|-|+遥感;~卫星影像
3d-vision|三维重建|3D reconstruction|vision|-|三维建模;3D建模;~3D模型;~点云;<激光扫描;<实景三维;<三维扫描;~三维模型;~结构光;~测体积;~线扫
digital-human|数字人|digital human|generation|-|虚拟数字人;虚拟人;<数字主播;<虚拟主播;<专家数字人
generation|内容生成|content generation|-|-|AIGC;AI生成;AI创作;<生成式复原
image-generation|图像生成|image generation|generation|media|文生图;AI绘画;+智能设计;<海报生成;图片生成;生成图像
video-generation|视频生成|video generation|generation|media|<文生视频;<智能剪辑;<自动剪辑;+视频剪辑;生成式视频;+视频制作
code-generation|代码生成|code generation|generation|software|<代码大模型;<代码补全;~低代码;<测试用例生成;<多语言代码;+编程
recommendation|个性化推荐|recommendation|-|-|+精准匹配;~主动推送
forecasting|预测分析|forecasting|-|-|<需求预测;<销量预测;<趋势预测;<时间序列预测;<时序预测;预测模型;<负荷预测
optimisation|优化调度|optimisation and scheduling|-|-|<运筹优化;<资源调度;<路径规划;<路径优化;<排程;<智能排班;<滚动优化;<约束规划
anomaly-detection|异常检测|anomaly detection|-|-|+风险预警;+智能预警;<异常提醒;~误报率
decision-support|辅助决策|decision support|-|-|决策支持;智能决策;决策辅助;+智能分析
data-analytics|数据分析|data analytics|-|-|大数据分析;<BI;<ChatBI;<数据可视化;<问数;<数据挖掘
digital-twin|数字孪生|digital twin|-|-|+DT;孪生平台;数字孪生平台
simulation|仿真模拟|simulation|digital-twin|-|仿真
xr|虚拟现实|virtual reality|-|-|VR;<增强现实;<AR;<混合现实;XR;+元宇宙;虚拟增强现实;~头显;~AR眼镜;<沉浸实训
robotics|智能机器人|robotics|-|-|机器人;<服务机器人;<移动机器人;<AMR;<AGV;~送药
humanoid|人形机器人|humanoid robot|embodied|-|<双足机器人
embodied|具身智能|embodied intelligence|robotics|-|<具身机器人;<具身智能机器人;~运动控制;~灵巧手
quadruped|四足机器人|quadruped robot|robotics|-|机器狗;四足;<四足底盘;<四足巡检
robot-arm|机械臂|robot arm|robotics|industry|<协作机器人;+工业机器人;机械手;+抓取;~上下料;~拆码垛;~示教
cleaning-robot|清洁机器人|cleaning robot|robotics|-|<扫地机器人;保洁机器人;清扫机器人;<清洗机器人;<无人清扫车;~推尘
delivery-robot|配送机器人|delivery robot|robotics|logistics|<送餐机器人;+物流机器人;~楼宇送件;<封闭舱配送车
inspection-robot|巡检机器人|inspection robot|robotics|-|<巡逻机器人;<轮式巡检;~阀组读表;~渗漏嗅探;~夜间巡检;~人工巡检
drone|无人机|drone|-|-|无人飞行器;UAV;<eVTOL;<多旋翼;+低空;~机库
drone-delivery|无人机配送|drone delivery|drone|logistics|低空物流;低空配送;无人机物流;~智能起降点;配送无人机;<无人机转运
drone-inspection|无人机巡检|drone inspection|drone|-|低空巡检;无人机巡查
typhoon-resistant|抗台风|-typhoon resistance|-|-|+抗风;<抗台风无人机;~强风;~防台;<抗强阵风;~强阵风;~台风外围;~风扰
unmanned-vessel|无人船|unmanned surface vessel|-|marine|无人艇;USV
autonomous-driving|自动驾驶|autonomous driving|-|transport|无人驾驶;<L4;+智能网联汽车;<无人车;<L4无人车;<L4级;+智能网联
unmanned-delivery-vehicle|无人配送车|-unmanned delivery vehicle|autonomous-driving|logistics|+低速无人车;<末端无人车;+无人配送;<无人车支线
unmanned-truck|无人集卡|-driverless container truck|autonomous-driving|supply-chain|<IGV;<ART;~水平运输;~内集卡;~水平运输车队
v2x|车路协同|-vehicle-road coordination|autonomous-driving|transport|V2X;<5G-V2X;<路侧单元;<路侧V2X;~路侧相机
edge|边缘计算|edge computing|-|-|边缘侧;<边缘推理;+端侧推理;<边缘识别;<边缘盒;+端侧;<边缘服务器;~断网运行;~离线推理;~本地推理;<边缘推理箱;边缘端
ai-chip|AI芯片|AI chip|-|industry|智能芯片;人工智能芯片;<NPU;<GPU;+国产芯片;<加速卡;<推理卡;<训练卡
compute|算力服务|compute service|-|-|智能算力;<智算中心;算力;<算力平台;<算力池;<GPU集群;<超算;智算;算力资源;~训练卡;<算力节点;<算力中心;<算力资源池;<公共算力;算力供给
compute-scheduling|算力调度|compute scheduling|compute|-|算力资源调度;算力统一调度;~算力网络;<GPU资源动态分配;~算力交易;~碎片卡;<算力调度平台;~异构资源
sensing|智能传感|smart sensing|-|-|传感器;智能传感器;<高精度传感器;+物联网;+IoT;+数智物联;+数据采集;<雨量雷达
wearable|可穿戴设备|wearable device|sensing|sport|智能穿戴;<手环;<智能手表;穿戴设备;智能可穿戴;可穿戴;<可穿戴心率;佩戴式
smart-terminal|智能终端|smart terminal|-|-|AI硬件;智能硬件;<AI电脑;<AI平板;<智能眼镜;+终端设备;<工业平板
data-service|数据服务|data service|-|-|<数据中台;<数据汇聚;<数据清洗;+数据处理;~数据要素
dataset|数据集|dataset|data-service|-|<高质量数据集;<语料库;<训练数据;<语料;<样本集;<开放样本;<语音语料;<问答数据集;<指令数据;<对话数据集
data-annotation|数据标注|data annotation|data-service|-|~数据采集训练;<像素级标注;<人工标注;标注服务
data-circulation|数据流通|data circulation|data-service|-|<数据交易;<数据共享;<可信数据空间;<数据开放;<公共数据授权运营;<数据跨境;~数据资产;~数据资产化;~数据贡献;~收益分成
privacy-computing|隐私计算|privacy computing|-|-|+隐私保护;<可信执行环境;<多方安全计算;<差分隐私;可用不可见;<隐私求交;~数据不出域;~数据不出院;~不出域
safety-governance|人工智能安全治理|AI safety governance|-|-|<算法治理;<内容安全;<算法伦理;<伦理审查;人工智能安全
deepfake-detection|深度伪造检测|deepfake detection|safety-governance|-|+深度伪造;鉴伪;~换脸;~换脸诈骗;~实时换脸;~伪造音视频;~鉴别平台
blockchain|区块链|blockchain|-|-|<区块链存证;<联盟链;~电子签章;~存证;<智能合约;~可追溯;区块链技术
harmonyos|鸿蒙适配|-HarmonyOS adaptation|-|software|鸿蒙;HarmonyOS;<OpenHarmony;鸿蒙系统;<鸿蒙原生;<鸿蒙网关;<鸿蒙设备互联;<鸿蒙平板;鸿蒙技术;<鸿蒙导航;~ArkTS;<鸿蒙开发;<鸿蒙联动;<鸿蒙工业
domestic-stack|信创适配|-domestic IT stack|-|software|信创;+国产化;+自主可控;<国产操作系统;<国产数据库;<昇腾;<信创迁移;适配信创;<国产训练卡;<国产推理卡
cyber-security|网络安全|cyber security|-|software|信息安全;<攻击检测;<漏洞检测;<威胁情报;<恶意代码;<安全审计;<入侵检测;<网络攻击;<网络防御;<安全大模型;<恶意代码检测;<威胁情报分析;~安全教育
aiops|智能运维|AIOps|-|software|<运维大模型;<日志分析;<故障定位;~DevOps;+开发运维;<DevOps-Model
intelligent-search|智能检索|intelligent search|nlp|-|<语义检索;<向量检索;智能搜索;<文献检索;<知识检索;<检索与归因;~可检索
human-machine|人机交互|human-machine interaction|-|-|<人机对话;+人机协同;<多轮对话;<智能对话
brain-interface|脑机接口|brain-computer interface|human-machine|health|~脑电
`;
