-- The right plan depends on how common the word is: by the text index for a rare one, newest first for a common one. A plan
-- that was made for any word would read the whole table for some, so each search is planned with its own words.
alter function mendbook_search(text, text, uuid, int) set plan_cache_mode = force_custom_plan;
