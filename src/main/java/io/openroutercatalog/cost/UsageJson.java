package io.openroutercatalog.cost;

import java.util.Map;

/**
 * Reads the counts of a call under the names that OpenRouter has for them in its chat API, its
 * responses API and its generation record.
 */
final class UsageJson {
  private UsageJson() {}

  static Usage usage(Map<?, ?> map) {
    JsonFields usage = new JsonFields(map);
    JsonFields prompt = usage.object("prompt_tokens_details", "input_tokens_details");
    JsonFields completion = usage.object("completion_tokens_details", "output_tokens_details");
    JsonFields cost = usage.object("cost_details");
    JsonFields tools = usage.object("server_tool_use_details", "server_tool_use");
    return Usage.builder()
        .promptTokens(usage.count("prompt_tokens", "input_tokens", "native_tokens_prompt"))
        .completionTokens(
            usage.count("completion_tokens", "output_tokens", "native_tokens_completion"))
        .cachedTokens(prompt.count("cached_tokens") + usage.count("native_tokens_cached"))
        .cacheWriteTokens(prompt.count("cache_write_tokens"))
        .audioTokens(prompt.count("audio_tokens"))
        .reasoningTokens(
            completion.count("reasoning_tokens") + usage.count("native_tokens_reasoning"))
        .imageOutputTokens(
            completion.count("image_tokens") + usage.count("native_tokens_completion_images"))
        .webSearches(tools.count("web_search_requests"))
        .charged(usage.amount("cost", "total_cost"))
        .upstream(
            cost.has("upstream_inference_cost")
                ? cost.amount("upstream_inference_cost")
                : usage.amount("upstream_inference_cost"))
        .ownKey(usage.isTrue("is_byok"))
        .build();
  }
}
