// More concepts of AI technology: narrower ones under those of technology.data.ts, whose format they share.
export const TECHNOLOGY_MORE = `
transformer|注意力模型|transformer model|machine-learning|-|Transformer;注意力机制
active-learning|主动学习|active learning|machine-learning|-|~人机回环;~增量学习;~在线学习
small-sample|小样本学习|few-shot learning|machine-learning|-|少样本;<零样本;小样本;~数据增强;~合成数据
automl|自动机器学习|automated machine learning|machine-learning|-|AutoML;~零代码;~无代码
explainable|可解释人工智能|explainable AI|safety-governance|-|+可解释
model-compression|模型压缩|model compression|large-model|-|<模型量化;<知识蒸馏;<剪枝;~算子重写
inference-acceleration|推理加速|inference acceleration|compute|-|+推理引擎;~首字时延;<算子优化;<国产芯片推理;~边缘判定延迟
training-platform|训练平台|model training platform|compute|-|<训练专区;~千卡级;模型训练平台;<断点续训;<分布式训练;~千卡;~并行文件系统;<千卡训练专区;+训练与推理
small-model|端侧小模型|-on-device small model|edge|-|+小模型;<端侧大模型;端侧模型;~低功耗端侧;<端侧理解
prompt|提示词工程|prompt engineering|large-model|-|提示词;<上下文工程;<思维链
hallucination|幻觉治理|hallucination control|safety-governance|-|+幻觉;<事实核查;<答案溯源
model-market|模型交易|-model marketplace|model-service|-|<小模型交易平台;模型商店;<小模型交易
agent-testing|智能体测试|-agent testing|agent|-|~故障注入;~联调仓;~上线前联调
tool-use|工具调用|tool use|agent|-|函数调用;<MCP
conversation-analysis|对话分析|conversation analysis|nlp|-|<通话分析;<录音质检;<语音质检
text-proofreading|文本校对|text proofreading|nlp|-|智能校对;~错别字;<一致性检查
text-extraction|信息抽取|information extraction|nlp|-|要素抽取;<实体识别;<关系抽取;关键信息提取;<命名实体识别;结构化抽取
deduplication|文本去重|text deduplication|nlp|-|查重;+去重
classification|智能分类|automatic classification|nlp|-|自动分类;+归类;~分类分级
summarisation|自动摘要|summarisation|text-generation|-|+摘要
table-qa|数据问答|-data question answering|data-analytics|-|<NL2SQL;智能问数
meeting|会议智能|meeting assistant|speech-recognition|-|<会议转写;<会议记录
noise-robust|抗噪语音|-noise-robust speech|speech-recognition|-|<降噪;<回声消除;<远场拾音;<麦克风阵列;~信噪比;~麦克风
speech-assessment|语音评测|speech assessment|speech-recognition|education|口语评测;发音评测;~跟读;~听说陪练
lip-sync|口型适配|lip synchronisation|speech-synthesis|media|口型
voice-licence|声音授权|-voice licensing|speech-synthesis|media|<声音授权登记;音色授权;~克隆定制;<授权台账;+授权登记;~配音员
watermark|数字水印|digital watermark|safety-governance|-|~显式标识;<水印溯源;~合成标识;~内容标识;~生成内容标识;+水印
liveness|活体核身|identity verification|biometrics|-|<远程核身;<视频核身;~冒用识别;身份核验;实人认证;~反冒用;核身
gait|步态识别|gait recognition|biometrics|-|+步态
face-recognition|人脸识别|face recognition|biometrics|-|+人脸;刷脸;人像识别
image-segmentation|图像分割|image segmentation|vision|-|<实例分割;<语义分割;~像素级;<自动勾画;<轮廓自动勾画
image-restoration|影像修复|image restoration|vision|media|<老影片修复;<超分辨率;~对白修复;<图像增强;<胶转磁;~语音修复
video-structuring|视频结构化|video structuring|vision|-|<视频摘要;<视频浓缩
ocr|文字识别|optical character recognition|document-understanding|-|字符识别;<车牌识别;<铭牌识别;<仪表读数;<仪表识别;<面单识别;~箱号;<阀组读表
infrared|红外热成像|infrared imaging|vision|-|热像;<红外测温
multispectral|光谱成像|spectral imaging|vision|-|<近红外;<拉曼;<光谱分析
tracking|多目标跟踪|multi-object tracking|vision|-|<跨镜追踪;~轨迹分析;+自动追踪;目标跟踪
behaviour-recognition|行为识别|behaviour recognition|vision|-|<步骤识别;<不安全行为;<异常行为
metrology|视觉测量|vision metrology|vision|industry|<尺寸测量;<三维测量;<视觉定位;~视觉引导;~手眼标定;~体积误差
color-sorting|智能色选|optical sorting|vision|-|色选;~香型分级;~分级联线
acoustic|声学监测|acoustic monitoring|sensing|-|<声音识别;~水听器;<噪声监测;~水听节点;~哨叫;~回声定位;~异响
vibration|振动监测|vibration monitoring|sensing|industry|振动诊断;~振动传感器;设备振动;~无线三轴振动;~轴承;~减速机
electronic-nose|电子鼻|electronic nose|sensing|-|~气味;~异味;异味感测;~硫化物;~挥发性有机物;气味融合
mmwave|毫米波雷达|millimetre-wave radar|sensing|-|毫米波;~跌倒感知;~体征监测;<毫米波人体;~离床;~呼吸频率;~雷达模组
lidar|激光雷达|lidar|sensing|-|<固态激光雷达;<半固态激光雷达;~激光点云;~半固态
imu|惯性测量单元|inertial measurement unit|sensing|-|~惯性导航;IMU;~惯导;<陀螺仪;~六轴;~零偏;惯性测量
positioning|定位导航|positioning and navigation|-|-|<室内定位;<SLAM;<北斗;<高精度定位;~高精地图;<智能导航;~定点精度
biosensor|生化传感|biochemical sensing|sensing|health|<尿液检测;<尿检;<血糖监测;<无创检测;~光学读取;~试纸;~尿液;~尿常规;<尿液多指标
data-gateway|数据采集网关|data acquisition gateway|sensing|industry|采集网关;~协议转换;<物联网关;~协议解析;~统一采集;~设备接入;~转换盒;~私有协议
time-series|时序数据|time series data|data-analytics|-|时序;时间序列;~趋势分析;~水质序列;~传感漂移
graph-analysis|图谱分析|graph analytics|knowledge-graph|-|+关联分析;<图计算;<风险图谱;<关系图谱;<供应链图谱
causal|归因分析|root cause analysis|data-analytics|-|溯因;<机台溯因;归因;因果分析;<错因诊断;+溯源;根因
demand-forecast|需求预测|demand forecasting|forecasting|supply-chain|<销售预测;<销量预测;<补货预测;~销量
load-forecast|负荷预测|load forecasting|forecasting|energy|<用能预测;~电力负荷;~冷热电负荷;<历史用能预测
passenger-forecast|客流预测|passenger flow forecasting|forecasting|transport|人流预测;~船票;~错峰预约
nowcasting|临近预报|nowcasting|forecasting|emergency|短临预报;~雷达回波;~强对流;~短时暴雨;<雷达回波外推
rostering|智能排班|staff rostering|optimisation|-|排班
berth|堆场优化|yard optimisation|optimisation|supply-chain|~翻箱;+堆场;~轨道吊;<泊位计划;~船舶配载;~箱位
evolutionary|运筹求解|mathematical optimisation|optimisation|-|求解器;<整数规划;<启发式;<遗传算法;<多目标优化;运筹;<约束规划
game-theory|竞价策略|bidding strategy|optimisation|energy|~电力交易;<聚合竞价;~需求响应;竞价
control|智能控制|intelligent control|-|industry|<自适应控制;<模型预测控制;<闭环控制;<先进过程控制;<APC;~飞控;<PID;~在线风扰估计
swarm-robotics|集群协同|swarm coordination|multi-agent|-|<无人机集群;<机群调度;<编队;<多机航路
flight-control|飞行控制|flight control|drone|-|飞控算法;<自主起降;~定点精度;飞行控制算法
airspace|空域管理|airspace management|drone|-|~起降点;~航路;+空域;<飞行报备;<空域时段;<航路调度
drone-nest|无人机机巢|-drone nest|drone|-|机巢;自动机场
drone-detection|无人机探测|-drone detection|drone|emergency|<无人机反制
mobile-manipulation|移动操作机器人|mobile manipulation|embodied|-|复合机器人;<双臂机器人;~双臂;~操作技能;~技能模型
teleoperation|遥操作|teleoperation|robotics|-|远程操控;遥操;远程接管;<远程驾驶;<遥操作台
grasping|机器人抓取|robot grasping|robot-arm|-|~灵巧手;<无序抓取;~力控;~柔性物体;~可变形零件
robot-testing|机器人测试|-robot testing|testbed|-|~任务测试;+测试场;~公开任务集;<安全测试场
exoskeleton|外骨骼|exoskeleton|robotics|health|<助力外骨骼;~搬抱助力;+可穿戴机器人;~搬抱;~腰部助力
transfer-robot|护理移位机器人|-patient transfer robot|robotics|livelihood|<翻身辅助;~移位;~翻身;~抱扶;<坐站转换;<床旁移位;<移位与翻身;~护理员
companion-robot|陪伴机器人|companion robot|robotics|home|+情感陪伴;陪护机器人;<儿童陪伴;<聊天机器人;+情感陪伴对话
reception-robot|导引服务机器人|-service robot|robotics|-|<迎宾机器人;<导览机器人;<讲解机器人;~送件机器人;~梯控
floor-cleaning|商用清洗机器人|-commercial cleaning robot|cleaning-robot|-|洗地机器人;洗地机;+商用清洁;~洗地
underwater-robot|水下机器人|underwater robot|robotics|marine|<ROV;~水下巡检;<AUV;~水下双目;~桩基;~海底管线;~缆控;水下无人机
wall-climbing|爬壁检测机器人|-climbing inspection robot|inspection-robot|-|~外立面;+高空作业机器人
gas-station-robot|加油站巡检|-gas station inspection|inspection-robot|-|~加油加气站;~加油站;~甲烷遥测
agv-scheduling|移动机器人调度|-mobile robot scheduling|robotics|logistics|AGV调度;车队调度
digital-human-service|数字人服务|-digital human service|digital-human|-|<数字人客服;<办事引导员;<AI主播;<数字人直播
motion-generation|动作生成|motion generation|generation|media|<表情驱动
audio-generation|音频生成|audio generation|generation|media|<音乐生成;<AI作曲;<音效生成
3d-generation|三维生成|3D generation|generation|media|~三维资产;3D生成;~轻量三维模型
ppt-generation|文档生成|-document generation|text-generation|-|<PPT生成;<报表生成;<说明书生成;<标书生成
code-migration|代码迁移|code migration|code-generation|software|+应用迁移;<国产化迁移;~编码助手;~代码理解;~老旧 java
harmony-native|鸿蒙原生应用|-HarmonyOS native app|harmonyos|software|<鸿蒙原生迁移;<鸿蒙移动办公;+鸿蒙生态;~旧安卓应用;~迁移智能体
device-interconnect|设备互联|device interconnection|cross-device|home|~跨品牌;设备联动;<智联协议;<Matter;~统一设备语义;~开放智联平台;~开放智联
compatibility-test|兼容性测试|compatibility testing|testbed|software|<适配认证;<终端兼容;~出海认证;<真机云测;<跨终端兼容性;<云测;~分布式流转
domestic-chip|国产算力|-domestic computing chips|ai-chip|-|<国产加速卡;<昇腾;<寒武纪;<海光;<鲲鹏;国产芯片适配;<国产训练卡;<国产推理卡
heterogeneous-compute|异构算力|heterogeneous computing|compute-scheduling|-|~统一排队;~闲置算力;~算力回收;异构资源;~切分碎片卡;~僵尸占用;~碎片卡
compute-lease|算力租赁|-compute leasing|compute|-|<加速卡租赁;~按卡时;~整租;<共享算力;~海外机房;~起租;~境外节点
compute-voucher|算力券|-compute voucher|compute|-|~算力普惠;~用算成本;~核销;~申领;<算力券补贴
storage|数据存储|data storage|data-service|-|<对象存储;<分布式存储;<向量数据库
data-quality|数据质量|data quality|data-service|-|<数据清洗;<数据核验
data-classification|数据分类分级|data classification|data-circulation|-|数据分级;<敏感数据识别;<分级脱敏;~数据目录
data-export|数据出境|cross-border data transfer|data-circulation|law|<出境评估;数据跨境流动;<出境合同;~离岸数据中心;+出境;<出境字段;~标准合同;<数据出境合同;~跨境合同
data-desensitisation|数据脱敏|data masking|privacy-computing|-|脱敏;<去标识化;<匿名化;<隐私面单;<自动遮挡
trusted-storage|可信存证|-trusted evidence storage|blockchain|-|<链上存证;<电子存证;+取证;~时间戳
content-moderation|内容审核|content moderation|safety-governance|media|~违规内容;~敏感词;~违禁词;<违禁词检查
red-team|模型安全评测|model security testing|model-evaluation|-|红队测试;<越狱攻击;<提示注入;安全评测;<对抗测试;红队
algorithm-audit|算法影响评估|algorithm impact assessment|safety-governance|law|<公平性评估;算法审计;<偏见检测;~算法备案;~事故责任复盘;~责任认定;+影响评估
threat-detection|威胁检测|threat detection|cyber-security|-|<态势感知;<漏洞挖掘;~终端安全;~零信任;+网络防御
emotion-companion|情感陪护|-emotional support|sentiment|health|情感支持;~共情
sim2real|仿真训练|simulation training|simulation|-|~仿真环境
bim|建筑信息模型|building information modelling|digital-twin|construction|BIM;~三维模型;~管线冲突
cim|城市信息模型|city information modelling|digital-twin|city|CIM;数字孪生城市;城市孪生
ar-guidance|增强现实指引|AR guidance|xr|-|<AR远程协作;~AR眼镜;<远程指引;<AR导览;~第一视角;~远程检修;<标注随物体
vr-training|虚拟实训|VR training|xr|-|VR培训;<实训舱;<沉浸实训
spatial|空间计算|spatial computing|xr|-|空间智能;<空间感知
smart-glasses|智能眼镜|smart glasses|smart-terminal|home|AI眼镜;<AR眼镜;~AR眼镜与手机
smart-wear-analysis|穿戴数据分析|-wearable data analysis|wearable|sport|穿戴分析;~心率;~跑步与骑行;~心率传感;~骑行穿戴
low-power|低功耗设计|low-power design|edge|-|~功耗标定;低功耗;~续航
hardware-prototyping|硬件打样|hardware prototyping|smart-terminal|-|<小批量试产;打样;~模具;+试产;<手板;<贴片;~可靠性摸底;<公共试产线
ai-pc|AI电脑|AI PC|smart-terminal|-|~AI平板;~大模型一体机;~一体机;~单机柜设备
voice-control|语音中控|voice control|smart-home|home|+语音助手;<离线语音;<语音唤醒;语音控制;<全屋中控;<离线语音全屋
accessibility-tech|信息无障碍|digital accessibility|-|-|无障碍改造;<屏幕朗读;<读屏;<字幕生成;<实时字幕;<语音引导;~无障碍标准
`;
