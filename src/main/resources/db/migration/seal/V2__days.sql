-- which head was the last of a day
create index checkpoint_signed_at on seal.checkpoint (signed_at);
